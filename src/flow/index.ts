/** The two worlds of a notebook, as read and as run, and what their differences mean. */
export * from './dataflow';
export * from './finding';
export * from './session';
export { pageFlow, type Reader } from './page';
export { backwardSlice, lastReaders, liveness } from './slice';
export { Session, type SessionOptions } from './judge/session';
export type { Step } from './record';
export { type Obstacle, obstacles, type SavedCell, type SavedCounts, savedCounts } from './saved';
export { SavedSentences } from './saved-sentences';

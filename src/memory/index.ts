/** Samples, runs and sizes of a kernel: who holds what, and how little would do. */
export * from './ledger';
export { advise, type Advice, type MemoryMend } from './advice';
export { MemoryLedger } from './keeper';
export { heldByChildren, heldInAll } from './held';
export { needed, type Needed } from './needed';
export { allRuns } from './readings';
export {
  cellRows,
  deviceRows,
  variableRows,
  type CellOrder,
  type CellRow,
  type DeviceRow,
  type VariableRow
} from './rows';
export { Sentences } from './sentences';
export { Ruler } from './ruler';
export { highest, NO_TIMELINE, timeline, type Span, type Timeline } from './timeline';

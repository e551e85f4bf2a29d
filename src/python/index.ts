/** From the text of a cell to what it binds, needs and changes. */
export * from './ast';
export { walk } from './ast/walk';
export { BUILTINS } from './builtins';
export * from './facts';
export type { WasmSource } from './grammar';
export { inNotebook, rebound } from './notebook';
export { Reader } from './reader';

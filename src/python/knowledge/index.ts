/** What Shipshape knows of libraries, as tables with their reasons; nothing of it is elsewhere. */
export { ALIASES } from './aliases';
export {
  ARGUMENT_CHANGES,
  CHANGED_KEYWORDS,
  METHOD_CHANGES,
  QUIET_METHODS,
  SQL_CHANGES,
  SQL_METHODS,
  type MethodChange
} from './changes';
export { COLUMN_INDEXERS, ROW_INDEXERS, TABLE_ATTRIBUTES } from './tables';
export { COPIES, SETTLING_METHODS, type SettlingMethods } from './sameness';
export {
  FILE_FUNCTIONS,
  FILE_METHODS,
  GENERATORS,
  STATE_FUNCTIONS,
  type FileUse,
  type StateRule
} from './state';

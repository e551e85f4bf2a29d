/** What Shipshape knows of libraries, as tables with their reasons; nothing of it is elsewhere. */
export { ALIASES } from './aliases';
export {
  argumentChange,
  type ArgumentChange,
  CHANGED_KEYWORDS,
  IN_PLACE_KEYWORDS,
  SHUFFLES
} from './arguments';
export { CONTAINER_METHODS } from './containers';
export { FILE_FUNCTIONS, FILE_METHODS, type FileUse, PATH_METHODS } from './files';
export {
  type Again,
  METHOD_CHANGES,
  type MethodChange,
  methodChange,
  type Receiver
} from './methods';
export { isQuiet } from './quiet';
export { DRAWS_BY_DEFAULT } from './random';
export { BUILTIN_TYPES, CALLED, MADE_BY, PART_METHODS, WORKERS } from './receivers';
export { COPIES, SETTLING_METHODS, type SettlingMethods } from './sameness';
export { SQL_CHANGES, SQL_METHODS } from './sql';
export { GENERATORS, SETTINGS, STATE_FUNCTIONS, type StateRule } from './state';
export { COLUMN_INDEXERS, ROW_INDEXERS, TABLE_ATTRIBUTES } from './tables';

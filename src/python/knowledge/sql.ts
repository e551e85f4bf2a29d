/** Databases. */

/** Methods of database connections and cursors (PEP 249), and the statements of SQL that change a database. */
export const SQL_METHODS: ReadonlySet<string> = new Set([
  'execute',
  'executemany',
  'executescript'
]);
export const SQL_CHANGES =
  /^\s*(insert|update|delete|create|drop|alter|replace|merge|truncate|attach|copy)\b/i;

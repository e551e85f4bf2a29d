/** Tables whose columns have names: reading or storing one leaves the others alone. */
import { COLUMN_INDEXERS, ROW_INDEXERS, TABLE_ATTRIBUTES } from '../../python/knowledge';
import { item } from './access';
import { combine, ofText, type Fingerprint } from './fingerprint';
import { itemKey } from './inspect';
import { overlaid } from './overlay';
import { withPart } from './store';
import { constant, made, type Obj, type Ref, type Value } from './value';
import type { Walk } from './walk';

/** May it be a table? Its type is not known. */
export function mayBeTable(object: Obj | undefined): object is Obj {
  return object?.kind === 'thing' || object?.kind === 'part';
}

/** May the attribute of a table be a column? */
export const mayBeColumn = (name: string): boolean => !TABLE_ATTRIBUTES.has(name);

export function attributePrint(name: string): Fingerprint {
  return combine('attribute', [ofText(name)]);
}

const INDEXERS: ReadonlyMap<Fingerprint, string> = new Map(
  [...COLUMN_INDEXERS, ...ROW_INDEXERS].map(name => [attributePrint(name), name])
);

/** The indexer that an attribute of a table is, such as `loc`; undefined for all else. */
function indexer(object: Obj | undefined): string | undefined {
  return object?.kind === 'part' && object.owner?.live ? INDEXERS.get(object.base) : undefined;
}

/** Rows of a table are a table of their own. */
export function isRowIndexer(object: Obj | undefined): boolean {
  const name = indexer(object);
  return name !== undefined && ROW_INDEXERS.has(name);
}

/** A column of a table at some of its rows. */
interface Cells {
  readonly table: Ref;
  readonly column: string;
  readonly rows: Fingerprint;
}

/** `:` */
const ALL_ROWS = combine('slice', [0, 0, 0]);

/** What `table.loc[rows, "column"]` means; null where the target or the index is something else. */
function cellsAt(walk: Walk, target: Value, index: Value): Cells | null {
  const object = walk.objectOf(target);
  const name = indexer(object);
  const [rows, column, more] = walk.objectOf(index)?.items ?? [];
  return object?.owner &&
    name !== undefined &&
    COLUMN_INDEXERS.has(name) &&
    column?.kind === 'term' &&
    typeof column.constant === 'string' &&
    !more
    ? { table: object.owner.ref, column: column.constant, rows: walk.deep(rows) }
    : null;
}

/** `table.loc[rows, "column"]`, `table[["a", "b"]]`: what depends on named columns alone; null for all else. */
export function namedColumns(walk: Walk, target: Value, index: Value): Value | null {
  const cells = cellsAt(walk, target, index);
  if (cells) {
    const column = item(walk, cells.table, constant(cells.column));
    return walk.thing('cells', [walk.deep(column), cells.rows]);
  }
  const list = walk.objectOf(index);
  if (list?.kind !== 'list' || !list.items?.length || !mayBeTable(walk.objectOf(target))) {
    return null;
  }
  const names = list.items.map(each => (each.kind === 'term' ? each.constant : undefined));
  if (!names.every(name => typeof name === 'string')) {
    return null;
  }
  const columns = names.map(name => item(walk, target, constant(name)));
  return walk.thing(
    'columns',
    columns.map(column => walk.deep(column))
  );
}

/** `table.loc[rows, "column"] = value`, `table[["a", "b"]] = value`; false for all else. */
export function storeColumn(walk: Walk, target: Value, index: Value, value: Value): boolean {
  const cells = cellsAt(walk, target, index);
  if (!cells) {
    return false;
  }
  const key = itemKey(cells.column);
  const before = item(walk, cells.table, constant(cells.column));
  walk.change(
    cells.table,
    combine('set', [cells.rows, walk.deep(value)]),
    table => {
      if (cells.rows === ALL_ROWS) {
        return withPart(walk, table, key, value);
      }
      const old = walk.objectOf(before);
      const column = old
        ? made('thing', old.base, { parts: old.parts, items: old.items, holds: old.holds })
        : made('thing', combine('column', [walk.deep(before)]));
      return withPart(walk, table, key, walk.alloc(overlaid(walk, column, cells.rows, value)));
    },
    combine('cells', [ofText(cells.column), cells.rows])
  );
  return true;
}

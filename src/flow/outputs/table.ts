/** Tables in HTML outputs, as far as pandas and its likes write them: enough to say which values differ. */
import { sayTheSame } from './noise';

export interface Table {
  /** Column names of the last header row, without those of the index. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** A value that is another in the fresh run; the row is the 1-based one of the body. */
export interface ValueDifference {
  readonly row: number;
  readonly column: string;
  readonly page: string;
  readonly fresh: string;
}

/** Values that are named one by one. */
const MOST_EXAMPLES = 20;

export interface TableDifference {
  readonly differing: number;
  readonly values: number;
  /** Columns in which a value differs. */
  readonly columns: readonly string[];
  /** The first of the values that differ. */
  readonly examples: readonly ValueDifference[];
}

/** The first table of an HTML text; null where there is none. */
export function tableOf(html: string): Table | null {
  const table = /<table[\s>][\s\S]*?<\/table>/i.exec(html)?.[0];
  if (!table) {
    return null;
  }
  const rows = [...table.matchAll(/<tr[\s>][\s\S]*?<\/tr>/gi)].map(([row]) => ({
    head: cellsOf(row, 'th'),
    data: cellsOf(row, 'td')
  }));
  const body = rows.filter(row => row.data.length > 0).map(row => row.data);
  const heads = rows.filter(row => row.data.length === 0).map(row => row.head);
  const width = body[0]?.length ?? 0;
  const named = heads.find(head => head.slice(-width).some(Boolean)) ?? [];
  return { columns: named.slice(-width), rows: body };
}

export interface TableShape {
  readonly rows: number;
  readonly columns: readonly string[];
}

export function shapeOf({ rows, columns }: Table): TableShape {
  return { rows: rows.length, columns };
}

/** How two tables of one shape differ; null where the shapes do. */
export function compareTables(page: Table, fresh: Table): TableDifference | null {
  const sameShape =
    page.rows.length === fresh.rows.length &&
    page.rows.every((row, i) => row.length === fresh.rows[i].length);
  if (!sameShape || page.columns.join('\n') !== fresh.columns.join('\n')) {
    return null;
  }
  const columns = new Set<number>();
  const examples: ValueDifference[] = [];
  let differing = 0;
  page.rows.forEach((row, i) =>
    row.forEach((value, j) => {
      if (!sayTheSame(value, fresh.rows[i][j])) {
        differing += 1;
        columns.add(j);
        if (examples.length < MOST_EXAMPLES) {
          const column = page.columns[j] ?? String(j);
          examples.push({ row: i + 1, column, page: value, fresh: fresh.rows[i][j] });
        }
      }
    })
  );
  return {
    differing,
    values: page.rows.reduce((sum, row) => sum + row.length, 0),
    columns: [...columns].sort((a, b) => a - b).map(j => page.columns[j] ?? String(j)),
    examples
  };
}

function cellsOf(row: string, tag: 'th' | 'td'): string[] {
  const cells = row.matchAll(new RegExp(`<${tag}[\\s>][\\s\\S]*?</${tag}>`, 'gi'));
  return [...cells].map(([cell]) => decoded(cell.replace(/<[^>]*>/g, '').trim()));
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&lt;': '<',
  '&gt;': '>',
  '&quot;': '"',
  '&#39;': "'",
  '&nbsp;': ' ',
  '&amp;': '&'
};

function decoded(text: string): string {
  return text.replace(/&(?:lt|gt|quot|#39|nbsp|amp);/g, entity => ENTITIES[entity]);
}

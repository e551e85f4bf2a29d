/** Tables in HTML outputs, as far as pandas and its likes write them: enough to say which values differ. */

export interface Table {
  /** Column names of the last header row, without those of the index. */
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

export interface TableDifference {
  readonly differing: number;
  readonly values: number;
  /** Columns in which a value differs. */
  readonly columns: readonly string[];
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

/** How two tables of one shape differ; null where the shapes do. */
export function compareTables(page: Table, fresh: Table): TableDifference | null {
  const sameShape =
    page.rows.length === fresh.rows.length &&
    page.rows.every((row, i) => row.length === fresh.rows[i].length);
  if (!sameShape || page.columns.join('\n') !== fresh.columns.join('\n')) {
    return null;
  }
  const columns = new Set<number>();
  let differing = 0;
  page.rows.forEach((row, i) =>
    row.forEach((value, j) => {
      if (value !== fresh.rows[i][j]) {
        differing += 1;
        columns.add(j);
      }
    })
  );
  return {
    differing,
    values: page.rows.reduce((sum, row) => sum + row.length, 0),
    columns: [...columns].sort((a, b) => a - b).map(j => page.columns[j] ?? String(j))
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

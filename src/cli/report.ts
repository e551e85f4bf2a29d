/** How findings about files are printed. */

/** One finding about a cell of a file. */
export interface Row {
  readonly path: string;
  /** Number among the code cells, from 1. */
  readonly cell: number;
  /** In the cell, from 1. */
  readonly line: number;
  readonly column: number;
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
}

/** A report by the name of its format. */
export const FORMATS = {
  text: (rows: readonly Row[]): string =>
    rows.map(row => `${row.path}: ${row.level}: ${row.message} (line ${row.line})\n`).join(''),

  json: (rows: readonly Row[]): string => `${JSON.stringify(rows, null, 1)}\n`,

  /**
   * Workflow commands of GitHub Actions. They have no place inside a notebook's cell, so the line is
   * the file's first and the message tells the cell.
   */
  github: (rows: readonly Row[]): string =>
    rows
      .map(
        row =>
          `::${row.level} file=${property(row.path)},line=1,title=${property(row.rule)}::` +
          `${data(`${row.message} (line ${row.line})`)}\n`
      )
      .join(''),

  /** SARIF 2.1.0 (https://docs.oasis-open.org/sarif/sarif/v2.1.0/). */
  sarif: (rows: readonly Row[]): string =>
    `${JSON.stringify(
      {
        $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
        version: '2.1.0',
        runs: [
          {
            tool: {
              driver: {
                name: 'Shipshape',
                rules: [...new Set(rows.map(row => row.rule))].sort().map(id => ({ id }))
              }
            },
            results: rows.map(row => ({
              ruleId: row.rule,
              level: row.level,
              message: { text: row.message },
              locations: [
                {
                  physicalLocation: {
                    artifactLocation: { uri: row.path.split('\\').join('/') },
                    region: { startLine: 1 }
                  },
                  logicalLocations: [
                    {
                      name: `cell ${row.cell}, line ${row.line}, column ${row.column}`,
                      kind: 'element'
                    }
                  ]
                }
              ]
            }))
          }
        ]
      },
      null,
      1
    )}\n`
} as const;

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

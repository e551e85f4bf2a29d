/** How findings about files are printed. */

/** One finding about a file. */
export interface Row {
  readonly path: string;
  /** Where it stands; null where it is about the notebook as a whole. */
  readonly place: CellPlace | null;
  readonly rule: string;
  readonly level: 'error' | 'warning';
  readonly message: string;
}

export interface CellPlace {
  /** Number among the code cells, from 1. */
  readonly cell: number;
  /** In the cell, from 1. */
  readonly line: number;
  readonly column: number;
}

/** A report by the name of its format. */
export const FORMATS = {
  text: (rows: readonly Row[]): string =>
    rows.map(row => `${row.path}: ${row.level}: ${withLine(row)}\n`).join(''),

  json: (rows: readonly Row[]): string =>
    `${JSON.stringify(
      rows.map(({ place, ...row }) => ({ ...row, ...(place ?? { cell: null }) })),
      null,
      1
    )}\n`,

  /**
   * Workflow commands of GitHub Actions. They have no place inside a notebook's cell, so the line is
   * the file's first and the message tells the cell.
   */
  github: (rows: readonly Row[]): string =>
    rows
      .map(
        row =>
          `::${row.level} file=${property(row.path)},line=1,title=${property(row.rule)}::` +
          `${data(withLine(row))}\n`
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
                  logicalLocations: row.place ? [logicalLocation(row.place)] : []
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

const withLine = ({ message, place }: Row): string =>
  place ? `${message} (line ${place.line})` : message;

const logicalLocation = ({ cell, line, column }: CellPlace) => ({
  name: `cell ${cell}, line ${line}, column ${column}`,
  kind: 'element'
});

const data = (text: string): string =>
  text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (text: string): string => data(text).replaceAll(':', '%3A').replaceAll(',', '%2C');

/** Outputs that are not the same letter for letter, and say the same; and those that do not. */
import { encode } from 'fast-png';
import { english, plain } from '../../phrase';
import { type CellOutput, compareOutputs, differenceSentence } from '../outputs';

const stdout = (text: string): CellOutput => ({ output_type: 'stream', name: 'stdout', text });
const shown = (data: object): CellOutput => ({ output_type: 'display_data', data });

function said(page: CellOutput, fresh: CellOutput): string | null {
  const difference = compareOutputs([page], [fresh]);
  return difference && plain(differenceSentence(difference, english), cell => cell);
}

describe('text', () => {
  it.each([
    ['the last digits of a float', '0.30000000000000004', '0.30000000000000010'],
    ['what is left of nothing', 'sum: 1.1102230246251565e-16', 'sum: -5.55e-17'],
    ['the order of a set', "{'b', 'a', (1, 2)}", "{'a', (1, 2), 'b'}"],
    ['a set within a dict', "{'k': {'x', 'y'}, 'n': 1}", "{'k': {'y', 'x'}, 'n': 1}"],
    ['a set of texts with quotes', `{"it's", 'a, b'}`, `{'a, b', "it's"}`],
    ['the file of a cell', 'bad (123.py, line 1)', 'bad (98.py, line 1)']
  ])('says the same but for %s', (_, page, fresh) => {
    expect(said(stdout(page), stdout(fresh))).toBeNull();
  });

  it.each([
    ['another integer', 'n = 41', 'n = 42'],
    ['another rounded float', 'AUC 0.871', 'AUC 0.868'],
    ['another float of as many digits', '0.30000000000000004', '0.30000100000000004'],
    ['a dict in another order', "{'a': 1, 'b': 2}", "{'b': 2, 'a': 1}"],
    ['a list in another order', '[1, 2]', '[2, 1]'],
    ['another set', "{'a', 'b'}", "{'a', 'c'}"]
  ])('says something else with %s', (_, page, fresh) => {
    expect(said(stdout(page), stdout(fresh))).not.toBeNull();
  });

  it('is shown by the first line that says something else', () => {
    expect(said(stdout("{'a', 'b'}\n1"), stdout("{'b', 'a'}\n2"))).toBe(
      '`1` on the page, `2` fresh'
    );
  });
});

function png(pixels: readonly number[], width: number, text?: Record<string, string>): CellOutput {
  const data = Uint8Array.from(pixels);
  const bytes = encode({ width, height: pixels.length / width, data, channels: 1, text });
  return shown({ 'image/png': Buffer.from(bytes).toString('base64') });
}

describe('a picture', () => {
  const grey = [0, 50, 100, 150];

  it('is the same by its pixels, whatever is written beside them', () => {
    expect(said(png(grey, 2), png(grey, 2, { Software: 'another' }))).toBeNull();
    expect(said(png(grey, 2), png([1, 51, 99, 150], 2))).toBeNull();
  });

  it('tells how much of it differs, and other sizes', () => {
    expect(said(png(grey, 2), png([0, 50, 100, 250], 2))).toBe(
      'The picture differs in 25 % of its pixels.'
    );
    expect(said(png(grey, 2), png(grey, 4))).toBe(
      'The picture is 2 × 2 px on the page, 4 × 1 px fresh.'
    );
  });

  it('of vectors is the same under other ids and another date', () => {
    const svg = (id: string, day: string): CellOutput =>
      shown({
        'image/svg+xml': `<svg><metadata>${day}</metadata><path id="${id}"/><use href="#${id}"/></svg>`
      });
    expect(said(svg('m1f', 'Monday'), svg('m9c', 'Friday'))).toBeNull();
    const other = shown({ 'image/svg+xml': '<svg><path id="a"/></svg>' });
    expect(said(svg('a', 'Monday'), other)).toBe('The picture differs.');
  });
});

describe('a table', () => {
  const table = (columns: string[], rows: number): CellOutput => {
    const head = columns.map(name => `<th>${name}</th>`).join('');
    const row = `<tr><th></th>${columns.map(() => '<td>1</td>').join('')}</tr>`;
    return shown({
      'text/html': `<table><tr><th></th>${head}</tr>${row.repeat(rows)}</table>`
    });
  };

  it('tells of other rows and columns', () => {
    expect(said(table(['a'], 2), table(['a'], 3))).toBe('Table: 2 rows on the page, 3 fresh.');
    expect(said(table(['a', 'b'], 2), table(['a', 'c', 'd'], 2))).toBe(
      'Table: columns `c`, `d` come in a fresh run only. Table: column `b` is on the page only.'
    );
  });
});

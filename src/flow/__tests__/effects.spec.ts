import { loadReader } from '../../python/__tests__/reader';
import { pageFlow, type Reader } from '../index';
import { effectsOf } from '../effects';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

function effects(...sources: string[]): string[] {
  const cells = sources.map((source, i) => ({ id: String(i + 1), source }));
  const texts = new Map(cells.map(cell => [cell.id, cell.source]));
  return effectsOf(pageFlow(cells, read), texts).map(
    ({ cell, kind, what }) => `${cell} ${kind}${what === null ? '' : ` ${what}`}`
  );
}

describe('what a page does outside the notebook', () => {
  it('is files that it writes and commands that it runs', () => {
    expect(effects('df.to_csv("out.csv")', 'x = 1', '!ls')).toEqual([
      '1 writes out.csv',
      '3 shell'
    ]);
  });

  it('is what it changes in databases and what it sends, once a cell', () => {
    expect(
      effects(
        'df.to_sql("t", engine)\ndf.to_sql("u", engine)',
        'import requests\nrequests.post(url, json=a)',
        'requests.get(url)',
        'def save(c):\n    c.cursor.executemany(q, rows)'
      )
    ).toEqual(['1 database df.to_sql', '2 sends requests.post', '4 database c.cursor.executemany']);
  });
});

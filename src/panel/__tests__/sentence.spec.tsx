import { nullTranslator } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import { Widget } from '@lumino/widgets';
import * as React from 'react';
import { cells, type Phrase } from '../../phrase';
import { CellLinks } from '../cells';
import { bytes } from '../../units';
import { duration, shortened } from '../format';
import { mendLabel } from '../mend';
import { folded, Sentence } from '../sentence';
import { id, logbook } from './fixture';

const trans = nullTranslator.load('jupyterlab_shipshape');

describe('a sentence', () => {
  const book = logbook();
  let widget: ReactWidget | null = null;
  let host: HTMLElement;
  async function show(phrase: Phrase): Promise<void> {
    widget = ReactWidget.create(
      <Sentence phrase={phrase} links={new CellLinks(book)} trans={trans} />
    );
    host = widget.node;
    Widget.attach(widget, document.body);
    await framed();
    await widget.renderPromise;
    await framed();
  }
  const framed = () => new Promise(resolve => setTimeout(resolve, 60));
  afterEach(() => widget?.dispose());
  beforeEach(() => {
    book.calls.length = 0;
  });

  it('shows cells by their number and leads there', async () => {
    await show([{ text: 'Cell ' }, { cell: id(4) }, { text: ' uses ' }, { code: 'START' }]);
    expect(host.textContent).toBe('Cell\u00a04 uses START');
    const chip = host.querySelector('button')!;
    expect(chip.getAttribute('aria-label')).toBe('Go to cell 4');
    chip.click();
    await framed();
    expect(book.calls).toEqual([`reveal ${id(4)}`]);
  });

  it('outlines the cell that is pointed at, and no longer', async () => {
    await show([{ cell: id(4) }]);
    const chip = host.querySelector('button')!;
    chip.dispatchEvent(new MouseEvent('mouseover', { bubbles: true }));
    chip.dispatchEvent(new MouseEvent('mouseout', { bubbles: true }));
    expect(book.calls).toEqual([`outline ${id(4)}`, 'outline ']);
  });

  it('speaks of a cell that is gone without a link', async () => {
    await show([{ cell: 'gone' }]);
    expect(host.textContent).toBe('a deleted cell');
    expect(host.querySelector('button')).toBeNull();
  });

  it('folds more than six cells in a row, and unfolds them by a click', async () => {
    const many = [...Array(9)].map((_, i) => id(i + 1));
    await show([...cells(many), { text: ' would change' }]);
    expect(host.textContent).toBe('1 2 3 4 5 6 and 3 more would change');
    const more = [...host.querySelectorAll('button')].find(b => /more/.test(b.textContent!))!;
    more.click();
    await framed();
    expect(host.textContent).toBe('1 2 3 4 5 6 7 8 9 would change');
  });
});

it('six cells in a row stay as they are', () => {
  const phrase = cells([...Array(6)].map((_, i) => id(i)));
  expect(folded(phrase)).toEqual({ parts: phrase, hidden: new Map() });
});

describe('figures', () => {
  it.each([
    [0.42, '0.4 s'],
    [9, '9 s'],
    [45.2, '45 s'],
    [100, '1 min 40 s'],
    [540, '9 min'],
    [7500, '2 h 5 min']
  ])('%p seconds are %s', (seconds, text) => {
    expect(duration(seconds, trans)).toBe(text);
  });
  it.each([
    [512, '512 B'],
    [96e6, '96 MB'],
    [5.23e9, '5.2 GB'],
    [999_600, '1.0 MB']
  ])('%p bytes are %s', (size, text) => {
    expect(bytes(size)).toBe(text);
  });
  it('a long name keeps both its ends', () => {
    expect(shortened('quarterly_revenue_by_region_adjusted')).toBe('quarterly_reve…_adjusted');
    expect(shortened('feats')).toBe('feats');
  });
});

describe('what a mend is called', () => {
  const number = (cell: string): number => Number(cell.slice(1));
  const run = (numbers: number[], seconds: number | null) =>
    ({ kind: 'run', cells: numbers.map(id), seconds }) as const;
  it('says how many cells run and how long', () => {
    expect(mendLabel(run([4, 6, 7], 45), number, trans)).toBe('Run 3 cells · 45 s');
    expect(mendLabel(run([4], null), number, trans)).toBe('Run cell 4 · time not known');
  });
  it('names cells that stand side by side', () => {
    expect(mendLabel(run([6, 7, 8], 11), number, trans, 'stale')).toBe('Run cells 6–8 · 11 s');
  });
  it('runs what failed again', () => {
    expect(mendLabel(run([23], 0.2), number, trans, 'failed midway')).toBe(
      'Run cell 23 again · under 1 s'
    );
  });
  it('moves a cell', () => {
    const move = { kind: 'move', cell: id(19), before: id(14) } as const;
    expect(mendLabel(move, number, trans)).toBe('Move cell 19 above 14');
  });
});

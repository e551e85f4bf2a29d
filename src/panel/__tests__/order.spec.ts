import { nullTranslator } from '@jupyterlab/translation';
import { plain } from '../../phrase';
import { describe as describeOrder } from '../state/order/describe';
import { frameOf, nearest, x, y } from '../state/order/draw';
import { layOut } from '../state/order/layout';
import { GROUPS, id, judgementOf, pageOf, runsOf } from './fixture';

const trans = nullTranslator.load('jupyterlab_shipshape');
const cells = pageOf(24);
const words = (order: readonly number[], groups = GROUPS): string =>
  plain(describeOrder(layOut(cells, runsOf(order), judgementOf(cells, groups)), trans), cell =>
    cell.slice(1)
  );

describe('the order picture', () => {
  it('puts each run where its cell stands on the page, and marks the last one alone', () => {
    const { points } = layOut(cells, runsOf([1, 7, 7]), judgementOf(cells, GROUPS));
    expect(points.map(({ run, row, kind }) => [run, row, kind])).toEqual([
      [0, 0, 'last'],
      [1, 6, 'earlier'],
      [2, 6, 'differs']
    ]);
  });

  it('leaves out runs of what is no cell of the page', () => {
    const runs = [
      ...runsOf([1]),
      { ...runsOf([2])[0], cell: null },
      { ...runsOf([3])[0], cell: 'gone' }
    ];
    expect(layOut(cells, runs, null).points).toHaveLength(1);
  });

  it('bands the page by its headings', () => {
    const { bands } = layOut(cells, [], null);
    expect(bands.map(band => band.heading)).toEqual([
      'Load',
      'Clean',
      'Features',
      'Model',
      'Report'
    ]);
    expect(bands[0].first).toBe(0);
    expect(bands.at(-1)?.last).toBe(23);
    bands.slice(1).forEach((band, i) => expect(band.first).toBe(bands[i].last + 1));
  });

  it('draws a curve from the run below that a cell used', () => {
    const { curves } = layOut(cells, runsOf([19, 14]), judgementOf(cells, GROUPS));
    expect(curves.map(({ from, to }) => [from.cell, to.cell])).toEqual([[id(19), id(14)]]);
  });

  it('finds the run that the pointer is on, and none far from all', () => {
    const order = layOut(cells, runsOf([1, 5, 9]), null);
    const frame = frameOf(order, 320);
    const target = order.points[1];
    const found = nearest(order, frame, x(order, frame, 1) + 3, y(order, frame, target.row) - 2);
    expect(found).toBe(target);
    expect(nearest(order, frame, frame.width, frame.height)).toBeNull();
  });
});

describe('the order in words', () => {
  it('says that runs follow the page', () => {
    expect(words([1, 2, 3, 5, 8], [])).toBe('Runs follow the page from top to bottom.');
  });
  it('counts the places where they go up again', () => {
    expect(words([1, 2, 1, 2, 2], [])).toBe('Runs follow the page except in 2 places.');
  });
  it('names what was used from below', () => {
    expect(words([1, 19, 14])).toBe(
      'Runs follow the page except in 1 place. Cell 14 used cell 19, which is below it.'
    );
  });
  it('speaks of stretches where there are many', () => {
    expect(
      words(
        [...Array(12)].flatMap(() => [1, 2]),
        []
      )
    ).toBe('Runs follow the page in 12 stretches.');
  });
});

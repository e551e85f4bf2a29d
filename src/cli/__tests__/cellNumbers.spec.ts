import { cellNumbers, numberOf, withNumbers } from '../cellNumbers';
import type { FileCell } from '../notebook';
import type { PackagePlan } from '../../package/index';

const cell = (index: number, type: FileCell['type'], id: string | null = null): FileCell => ({
  index,
  id,
  type,
  source: '',
  count: null,
  outputs: [],
  metadata: {}
});

describe('cellNumbers', () => {
  const numbers = cellNumbers([
    cell(0, 'markdown', 'title'),
    cell(1, 'code', 'imports'),
    cell(2, 'raw'),
    cell(3, 'code')
  ]);

  it('counts code cells from 1, as the page does', () => {
    expect([...numbers]).toEqual([
      ['imports', 1],
      ['cell-3', 2]
    ]);
  });

  it('says the id where a cell has no number', () => {
    expect(numberOf(numbers, 'imports')).toBe('1');
    expect(numberOf(numbers, 'title')).toBe('title');
  });

  it('puts numbers beside the ids of a plan', () => {
    const plan = {
      decisions: [{ cell: 'title' }, { cell: 'imports' }],
      refusals: [{ cell: 'cell-3', line: 2 }],
      notes: [{ cell: null }]
    } as unknown as PackagePlan;
    expect(withNumbers(plan, numbers)).toEqual({
      decisions: [
        { cell: 'title', number: null },
        { cell: 'imports', number: 1 }
      ],
      refusals: [{ cell: 'cell-3', line: 2, number: 2 }],
      notes: [{ cell: null, number: null }]
    });
  });
});

/** The look in the kernel for tests of steps. */
import { nullTranslator } from '@jupyterlab/translation';
import type { KernelValue } from '../../../package/plan';
import type { ILogbook } from '../../../tokens';
import { planOf } from '../../__tests__/plan';
import type { DescribeModel } from '../describe';
import { GoldenModel } from '../golden';
import type { IExportServices } from '../services';

const VALUES = [
  { name: 'orders', step: 'load', cells: ['c1'] },
  { name: 'total', step: 'sum_up', cells: ['c2'] }
];
const told = (name: string): KernelValue => ({
  name,
  type: 'int',
  columns: null,
  dtypes: null,
  shape: null,
  small: true,
  source: null
});

const look = (names: readonly string[]) => ({ values: names.map(told), loaded: ['pandas'] });

function golden(values: IExportServices['values'], unsound: readonly string[] = []) {
  const chosen: unknown[] = [];
  let made = 0;
  const judgement = {
    cells: new Map(unsound.map(id => [id, { verdict: 'suspect' }] as const))
  };
  const model = new GoldenModel(
    { values, logbook: { judgement } as unknown as ILogbook } as IExportServices,
    {
      plan: planOf({ values: VALUES }),
      choose: c => chosen.push(c)
    } as Partial<DescribeModel> as DescribeModel,
    async () => void made++,
    nullTranslator.load('')
  );
  return { model, chosen, made: () => made };
}

describe('GoldenModel', () => {
  it('asks the kernel when the person clicks, and makes the preview again', async () => {
    const asked: unknown[] = [];
    const { model, chosen, made } = golden(async (names, whole) => {
      asked.push([names, whole]);
      return look(names);
    });
    expect(asked).toEqual([]);
    await model.look();
    expect(asked).toEqual([[['orders', 'total'], []]]);
    expect(model.count).toBe(2);
    expect(chosen).toEqual([{ golden: [told('orders'), told('total')], loaded: ['pandas'] }]);
    expect(made()).toBe(1);
  });

  it('asks for whole values one by one', async () => {
    const asked: (readonly string[])[] = [];
    const { model } = golden(async (names, whole) => {
      asked.push(whole);
      return look(names);
    });
    await model.choose('total', true);
    await model.choose('orders', true);
    await model.choose('total', false);
    expect(asked).toEqual([['total'], ['total', 'orders'], ['orders']]);
    await model.drop();
    expect(model.count).toBe(0);
    expect(model.rows.some(row => row.chosen)).toBe(false);
  });

  it('leaves out what a fresh run would not give', async () => {
    const asked: (readonly string[])[] = [];
    const { model } = golden(
      async names => {
        asked.push(names);
        return look(names);
      },
      ['c1']
    );
    await model.look();
    expect(asked).toEqual([['total']]);
    expect(model.rows[0]).toMatchObject({ unsound: ['c1'], value: null });
  });

  it('says why the kernel could not be asked', async () => {
    const { model, made } = golden(async () => {
      throw new Error('The kernel is busy. Look again when it is idle.');
    });
    await model.look();
    expect(model.problem).toBe('The kernel is busy. Look again when it is idle.');
    expect(model.busy).toBe(false);
    expect(made()).toBe(0);
  });
});

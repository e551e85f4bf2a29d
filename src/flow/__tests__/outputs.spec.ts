import fc from 'fast-check';
import { english, plain } from '../../phrase';
import { type CellOutput, compareOutputs, differenceSentence, normalised } from '../outputs';

const stdout = (text: string): CellOutput => ({ output_type: 'stream', name: 'stdout', text });
const result = (data: object): CellOutput => ({ output_type: 'execute_result', data });
const failure = (ename: string, evalue: string): CellOutput => ({
  output_type: 'error',
  ename,
  evalue
});

function table(rows: string[][], columns = ['tenure', 'events']): string {
  const head = `<tr><th></th>${columns.map(c => `<th>${c}</th>`).join('')}</tr>`;
  const body = rows.map(
    (row, i) => `<tr><th>${i}</th>${row.map(v => `<td>${v}</td>`).join('')}</tr>`
  );
  return `<div><style scoped>x</style><table border="1"><thead>${head}</thead><tbody>${body.join('')}</tbody></table></div>`;
}

function said(page: CellOutput[], fresh: CellOutput[]): string | null {
  const difference = compareOutputs(page, fresh);
  return difference && plain(differenceSentence(difference, english), cell => cell);
}

describe('what differs between two runs without meaning anything', () => {
  it.each([
    ['an address', '<__main__.A object at 0x7f3b2c>', '<__main__.A object at 0x7fffa1>'],
    ['a wall time', 'CPU times: user 3 ms\nWall time: 4 ms', 'CPU times: user 9 s\nWall time: 1 s'],
    [
      '%timeit',
      '1.2 µs ± 3 ns per loop (mean ± std. dev. of 7 runs, 10 loops each)',
      '900 ns ± 8 ns per loop (mean ± std. dev. of 7 runs, 10 loops each)'
    ],
    ['a duration that is said', 'fit took 1.3 s', 'fit took 0.9 s'],
    ['a duration in words', 'done in 12.0 seconds', 'done in 9 seconds'],
    ['an elapsed clock', 'elapsed: 0:00:01.53', 'elapsed: 0:00:02.1'],
    [
      'a bar of tqdm',
      '\r 50%|█████     | 5/10 [00:01<00:01, 4.9it/s]\r100%|██████████| 10/10 [00:02<00:00, 4.9it/s]',
      '\r100%|██████████| 10/10 [00:01<00:00, 9.1it/s]'
    ],
    [
      'a bar of Keras',
      '32/32 ━━━━━━ 0s 2ms/step - loss: 0.5',
      '32/32 ━━━━━━ 1s 3ms/step - loss: 0.5'
    ],
    [
      'a file that IPython compiles',
      'File /tmp/ipykernel_12/345.py:1',
      'File /tmp/ipykernel_9/8.py:1'
    ],
    ['colours', '\x1b[31mred\x1b[0m', 'red'],
    ['white space at ends of lines', 'a \nb\n', 'a\nb']
  ])('%s', (_, page, fresh) => {
    expect(said([stdout(page)], [stdout(fresh)])).toBeNull();
  });

  it.each([
    ['a figure', 'AUC 0.871', 'AUC 0.868'],
    [
      'a count in a bar',
      '100%|███| 10/10 [00:01<00:00, 9it/s]',
      '100%|███| 12/12 [00:01<00:00, 9it/s]'
    ],
    ['a measured quantity that is no duration', 'latency limit 30 ms', 'latency limit 40 ms'],
    ['a loss beside a time', '2ms/step - loss: 0.5', '2ms/step - loss: 0.6'],
    ['a hash', '5d41402abc4b2a76b9719d911017c592', '7d793037a0760186574b0282f2f435e7']
  ])('but not %s', (_, page, fresh) => {
    expect(said([stdout(page)], [stdout(fresh)])).not.toBeNull();
  });

  it('normalising twice changes nothing more', () => {
    fc.assert(
      fc.property(fc.string(), text => {
        const once = normalised(text.replace(/[\r\b]/g, ''));
        return normalised(once) === once;
      })
    );
  });
});

describe('outputs of two runs', () => {
  it('are the same however a stream was cut', () => {
    expect(said([stdout('a\n'), stdout('b\n')], [stdout('a\nb\n')])).toBeNull();
  });

  it('tell the first line that differs', () => {
    expect(said([stdout('x\nAUC 0.871')], [stdout('x\nAUC 0.868')])).toBe(
      '`AUC 0.871` on the page, `AUC 0.868` fresh'
    );
  });

  it('count the values of a table', () => {
    const page = result({
      'text/plain': 'a',
      'text/html': table([
        ['1', '2'],
        ['3', '4']
      ])
    });
    const fresh = result({
      'text/plain': 'b',
      'text/html': table([
        ['9', '2'],
        ['8', '4']
      ])
    });
    expect(said([page], [fresh])).toBe('Table: 2 of 4 values differ, column `tenure`.');
  });

  it('take ids that a renderer makes up for nothing', () => {
    const styled = (id: string) =>
      result({ 'text/html': `<table id="T_${id}"><tr><td>1</td></tr></table>` });
    expect(said([styled('a1b2c3')], [styled('ffee11')])).toBeNull();
  });

  it('compare pictures by their content and not by line breaks of base64', () => {
    const figure = (png: string) =>
      result({ 'image/png': png, 'text/plain': '<Figure size 640x480 with 1 Axes>' });
    expect(said([figure('iVBO\nRw0K\n')], [figure('iVBORw0K')])).toBeNull();
    expect(said([figure('iVBORw0K')], [figure('iVBORw0L')])).toBe('The picture differs.');
  });

  it('leave live widgets and warnings aside', () => {
    const view = (id: string) =>
      result({
        'application/vnd.jupyter.widget-view+json': { model_id: id },
        'text/plain': 'Box()'
      });
    const warning: CellOutput = { output_type: 'stream', name: 'stderr', text: 'Warning' };
    expect(said([view('a')], [view('b'), warning])).toBeNull();
  });

  it('say which run failed, and take the same failure for the same', () => {
    const failed = [failure('KeyError', "'x'")];
    expect(said([], failed)).toBe("A fresh run fails: `KeyError: 'x'`");
    expect(said(failed, [])).toBe("`KeyError: 'x'` on the page; a fresh run does not fail.");
    expect(said(failed, failed)).toBeNull();
  });

  it('say what is there in one run only', () => {
    expect(said([result({ 'text/plain': '5' })], [])).toBe(
      '`5` is on the page, and not in a fresh run.'
    );
    expect(said([], [stdout('hello')])).toBe(
      '`hello` comes in a fresh run, and is not on the page.'
    );
  });

  it('any outputs equal themselves', () => {
    const output = fc.oneof(
      fc.string().map(stdout),
      fc.record({ 'text/plain': fc.string(), 'text/html': fc.string() }).map(result),
      fc.tuple(fc.string(), fc.string()).map(([name, value]) => failure(name, value))
    );
    fc.assert(fc.property(fc.array(output), outputs => compareOutputs(outputs, outputs) === null));
  });
});

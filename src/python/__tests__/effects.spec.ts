/** Changes in place, and state without a name. */
import type { Reader } from '../index';
import { loadReader } from './reader';

let reader: Reader;
beforeAll(async () => {
  reader = await loadReader();
});

describe('a change in place', () => {
  it.each([
    ['df["c"] = 1', 'df does item'],
    ['a.b.c = 1', 'a does attribute'],
    ['a.b[0] += 1', 'a does item'],
    ['del x[0], y.z', 'x does item, y does attribute'],
    ['for a[0] in b: pass', 'a does item'],
    ['xs.append(1)', 'xs does .append()'],
    ['a.b.append(1)', 'a does .append()'],
    ['d.setdefault(k, []).append(v)', 'd does .setdefault()'],
    ['v = xs.pop()', 'xs does .pop()'],
    ['df = df.append(row)', ''],
    ['m = model.fit(X, y)', 'model does .fit()'],
    ['df.drop("a", axis=1, inplace=True)', 'df does inplace=True'],
    ['df.drop("a", inplace=False)', ''],
    ['np.add(a, b, out=c)', 'c does out='],
    ['np.fill_diagonal(a, 0)', 'a does numpy.fill_diagonal()'],
    ['random.shuffle(xs)', 'xs does random.shuffle()'],
    ['import heapq as hq\nhq.heappush(h, 1)', 'h does heapq.heappush()'],
    ['from random import shuffle\nshuffle(xs)', 'xs does random.shuffle()'],
    ['next(rows)', 'rows does next()'],
    ['t.zero_()', 't does .zero_()'],
    ['client.refresh()', 'client may .refresh()'],
    ['df.head()', ''],
    ['np.sort(a)', ''],
    ['os.remove("x")', ''],
    ['x += y', 'x may +='],
    ['f().append(1)', ''],
    ['[xs.append(i) for i in r]', ''],
    ['class A:\n    xs = []\n    xs.append(1)', '']
  ])('%s', (source, expected) => {
    const found = reader
      .read(source)
      .facts.changes.map(({ name, certainty, how }) => `${name} ${certainty} ${how}`);
    expect(found.join(', ')).toBe(expected);
  });

  it('of a function waits for its call, and is not of its locals', () => {
    const { facts } = reader.read(
      'def f(a):\n    a.append(1)\n    b = []\n    b.append(2)\n    c.append(3)'
    );
    expect(facts.changes).toEqual([]);
    expect(facts.changesWhenCalled).toMatchObject([{ name: 'c', certainty: 'does' }]);
  });
});

describe('state without a name', () => {
  it.each([
    ['random.seed(1)', 'write random null'],
    ['x = random.random()', 'read random null, write random null'],
    ['np.random.seed(0)', 'write numpy.random null'],
    ['import numpy\nnumpy.random.normal()', 'read numpy.random null, write numpy.random null'],
    ['rng = np.random.default_rng(0)', ''],
    ['train_test_split(X)', 'read numpy.random null, write numpy.random null'],
    ['train_test_split(X, random_state=0)', ''],
    ['torch.manual_seed(0)', 'write torch.random null'],
    ['os.chdir("/x")', 'write cwd null'],
    ['os.chdir("x")', 'read cwd null, write cwd null'],
    ['%cd ~/x', 'write cwd null'],
    ['%cd ..', 'read cwd null, write cwd null'],
    ['os.environ["A"] = "1"', 'write environ A'],
    ['x = os.environ["A"]', 'read environ A'],
    ['os.getenv("A")', 'read environ A'],
    ['%env A=1', 'write environ A'],
    ['pd.read_csv("a.csv")', 'read file a.csv'],
    ['path = "d/" + "a.csv"\npd.read_csv(path)', 'read file d/a.csv'],
    ['pd.read_csv(os.path.join("d", "a.csv"))', 'read file d/a.csv'],
    ['from pathlib import Path\n(Path("d") / "a").write_text("")', 'write file d/a'],
    ['pd.read_csv(name)', 'read file null'],
    ['df.to_csv("a.csv")', 'write file a.csv'],
    ['open("a")', 'read file a'],
    ['open("a", "w")', 'write file a'],
    ['open("a", mode="r+")', 'read file a, write file a'],
    ['%%writefile a.py\nx', 'write file a.py'],
    ['plt.plot(x)', 'read figure null, write figure null'],
    ['plt.figure()', 'write figure null'],
    ['sys.path.append("x")', 'write sys.path null, read sys.path null'],
    ['warnings.filterwarnings("ignore")', 'write warnings null'],
    ['Out[3]', 'read display Out'],
    ['np = 1\nnp.random.seed(0)', '']
  ])('%s', (source, expected) => {
    const found = reader
      .read(source)
      .facts.state.map(({ kind, access, key }) => `${access} ${kind} ${String(key)}`);
    expect(found.join(', ')).toBe(expected);
  });

  it('in a function is used when it is called', () => {
    const { facts } = reader.read('def f():\n    return random.random()');
    expect(facts.state).toEqual([]);
    expect(facts.stateWhenCalled).toMatchObject([{ kind: 'random' }, { kind: 'random' }]);
  });
});

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
    ['list.append(xs, 1)', 'xs does .append()'],
    ['xs.__setitem__(0, 1)', 'xs does .__setitem__()'],
    ['q.rotate()', 'q does .rotate()'],
    ['x = q.get_nowait()', 'q does .get_nowait()'],
    ['print(1, file=f)', 'f does print()'],
    ['import json\njson.dump(x, f)', 'f does json.dump()'],
    ['import csv\nw = csv.writer(f)\nw.writerow(r)', 'w does .writerow(), f does .writerow()'],
    ['conn.cursor().execute("INSERT INTO t VALUES (1)")', 'conn does .execute()'],
    ['conn.execute(text("delete from t"))', 'conn does .execute()'],
    ['conn.execute("select 1")', 'conn may .execute()'],
    ['conn.commit()', 'conn does .commit()'],
    ['row = cur.fetchone()', 'cur does .fetchone()'],
    // numpy
    ['a.sort()', 'a does .sort()'],
    ['a.reshape(-1)[0] = 1', 'a does item'],
    ['a.flatten()[0] = 1', ''],
    ['a[[0, 1]].sort()', ''],
    ['a[a > 1][0] = 9', 'a may item'],
    ['a[a > 1] = 9', 'a does item'],
    ['np.exp(a, b)', 'b does numpy.exp()'],
    ['np.add.at(a, i, 1)', 'a does numpy.add.at()'],
    ['np.clip(a, 0, 1)', ''],
    ['x = rng.normal()', 'rng does .normal()'],
    ['g = np.random.default_rng(0)\nx = g.integers(9)', 'g does .integers()'],
    ['x = dist.normal()', ''],
    ['rng.shuffle(xs)', 'rng does .shuffle(), xs does .shuffle()'],
    // pandas and polars
    ['df.drop("a", inplace=flag)', 'df may inplace=True'],
    ['df[df.a > 1].drop("a", inplace=True)', 'df may inplace=True'],
    ['df[["a"]].fillna(0, inplace=True)', ''],
    ['df.query("a").drop("a", inplace=True)', ''],
    ['df["a"].fillna(0, inplace=True)', 'df does inplace=True'],
    ['df.columns = names', 'df does attribute'],
    ['df.index.name = "i"', 'df does attribute'],
    ['df.iat[0, 0] = 1', 'df does item'],
    ['df.insert(0, "n", 1)', 'df does .insert()'],
    ['df.eval("a = b")', ''],
    ['df.set_index("a")', ''],
    ['df.to_csv("x")', ''],
    ['t.hstack([s], in_place=True)', 't does in_place=True'],
    ['s = t.drop_in_place("a")', 't does .drop_in_place()'],
    ['t.with_columns(z=1)', ''],
    // scikit-learn and torch
    ['z = scaler.fit_transform(X)', 'scaler does .fit_transform()'],
    ['model.predict(X)', ''],
    ['model.eval()', 'model does .eval()'],
    ['model.to(device)', 'model does .to()'],
    ['y = t.to(device)', ''],
    [
      'opt = torch.optim.SGD(model.parameters())\nopt.step()\nopt.zero_grad()',
      'opt does .step(), model does .step(), opt does .zero_grad()'
    ],
    ['torch.nn.init.zeros_(t)', 't does torch.nn.init.zeros_()'],
    ['nn.utils.clip_grad_norm_(net.parameters(), 1)', 'net does torch.nn.utils.clip_grad_norm_()'],
    // matplotlib, seaborn, networkx, ipywidgets, tqdm, logging, requests
    ['ax.plot(x)', 'ax does .plot()'],
    ['lines = axes[0].plot(x)', 'axes does .plot()'],
    ['df.plot(x)', ''],
    ['canvas = plt.gca()\ncanvas.bar(x, y)', 'canvas does .bar()'],
    ['ax.set_title("t")', 'ax does .set_title()'],
    ['ax.spines["top"].set_visible(False)', 'ax does .set_visible()'],
    ['fig.savefig("x.png")', ''],
    ['sns.lineplot(x=x, ax=ax)', 'ax does ax='],
    ['g.add_edge(0, 1)', 'g does .add_edge()'],
    ['nx.add_path(g, [0, 1])', 'g does networkx.add_path()'],
    ['w.value = 1', 'w does attribute'],
    ['bar.update(1)', 'bar does .update()'],
    ['log.setLevel(10)', 'log does .setLevel()'],
    ['log.info("x")', ''],
    ['session.headers.update(h)', 'session does .update()'],
    ['f.cache_clear()', 'f may .cache_clear()'],
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
    ['plt.rcParams["font.size"] = 9', 'write settings null'],
    ['plt.style.use("x")', 'write settings null'],
    ['pd.set_option("display.width", 80)', 'write settings null'],
    ['pd.options.display.width = 80', 'write settings null'],
    ['sns.set_theme()', 'write settings null'],
    ['np.set_printoptions(precision=2)', 'write settings null'],
    ['import decimal\ndecimal.getcontext().prec = 9', 'write settings null, read settings null'],
    ['import locale\nlocale.setlocale(locale.LC_ALL, "C")', 'write settings null'],
    ['%matplotlib inline', 'write settings null'],
    ['np.seterr(all="ignore")', 'write warnings null'],
    ['sns.histplot(x)', 'read figure null, write figure null'],
    ['sns.histplot(x, ax=ax)', ''],
    ['sns.pairplot(df)', 'write figure null'],
    ['d = df.sample(5)', 'read numpy.random null, write numpy.random null'],
    ['rng.sample(xs, 5)', ''],
    ['x = stats.norm.rvs(size=3)', 'read numpy.random null, write numpy.random null'],
    ['X, y = make_blobs(9)', 'read numpy.random null, write numpy.random null'],
    ['layer = nn.Linear(2, 1)', 'read torch.random null, write torch.random null'],
    ['nn.ReLU()', ''],
    ['Path("a").open("w")', 'write file a'],
    ['import shutil\nshutil.copytree("a", "b")', 'write file b'],
    ['os.replace("a", "b")', 'write file b'],
    ['pd.read_excel(io="a.xlsx")', 'read file a.xlsx'],
    ['pd.ExcelWriter("a.xlsx")', 'write file a.xlsx'],
    ['np.savez("a.npz", x=x)', 'write file a.npz'],
    ['a.tofile("a.bin")', 'write file a.bin'],
    ['model.save("m.keras")', 'write file m.keras'],
    ['doc.save()', ''],
    ['sqlite3.connect("a.db")', 'read file a.db, write file a.db'],
    ['nx.write_gml(g, "g.gml")', 'write file g.gml'],
    ['zf.extractall("d")', 'write file d'],
    ['text.replace("a", "b")', ''],
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

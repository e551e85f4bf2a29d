/** What becomes of an object when a cell that works on it runs twice; each row was tried with the library itself. */
import { loadReader } from '../../python/__tests__/reader';
import type { Reader } from '../index';
import { Notebook } from './notebook';

let read: Reader;
beforeAll(async () => {
  ({ read } = await loadReader());
});

/** The cells that are marked once the cell below `made` ran twice. */
const twice = (made: string, source: string): object =>
  new Notebook(read, { A: made, B: source }).run('A', 'B', 'B').marked;

const ARRAY = 'import numpy as np\na = np.loadtxt("a.txt")\nb = np.loadtxt("b.txt")';
const TABLE = 'import pandas as pd\ndf = pd.read_csv("x.csv")\nother = pd.read_csv("y.csv")';
const MODEL =
  'import torch\nfrom torch import nn\nmodel = nn.Linear(2, 1)\nt = torch.load("t")\nu = torch.load("u")';
const AXES = 'import matplotlib.pyplot as plt\ny = [1, 2]\nfig, ax = plt.subplots()';
const GRAPH = 'import networkx as nx\ng = nx.read_gml("g.gml")';

describe('run twice, it leaves what it left once', () => {
  it.each([
    ['a.fill(0)', ARRAY],
    ['a.sort()', ARRAY],
    ['a.partition(1)', ARRAY],
    ['a.setflags(write=False)', ARRAY],
    ['np.add(b, 1, out=a)', ARRAY],
    ['np.copyto(a, b)', ARRAY],
    ['np.fill_diagonal(a, 0)', ARRAY],
    ['np.putmask(a, b > 2, 0)', ARRAY],
    ['a.shape = (2, 2)', ARRAY],
    ['df.columns = ["p", "q"]', TABLE],
    ['df.index.name = "i"', TABLE],
    ['df.attrs["k"] = 1', TABLE],
    ['t.zero_()', MODEL],
    ['t.copy_(u)', MODEL],
    ['t.clamp_(0, 1)', MODEL],
    ['t.requires_grad_()', MODEL],
    ['torch.add(u, 1, out=t)', MODEL],
    ['nn.init.zeros_(t)', MODEL],
    ['model.eval()', MODEL],
    ['model.train()', MODEL],
    ['model.to("cpu")', MODEL],
    ['model.zero_grad()', MODEL],
    ['ax.legend()', AXES],
    ['ax.grid(True)', AXES],
    ['ax.set_title("t")', AXES],
    ['ax.set(xlabel="q")', AXES],
    ['ax.tick_params(rotation=3)', AXES],
    ['fig.suptitle("q")', AXES],
    ['fig.savefig("a.png")', AXES],
    ['g.add_edge(0, 2)', GRAPH],
    ['g.add_nodes_from([9])', GRAPH],
    ['nx.set_node_attributes(g, 1, "w")', GRAPH],
    ['s.add(3)', 's = {1, 2}'],
    ['s.update([5])\ns.add(1)', 's = set()'],
    ['s.discard(5)\ns.discard(6)', 's = {5, 7}'],
    ['ax.legend()\nax.grid(True)', AXES],
    ['d.setdefault("b", 1)', 'd = {"a": 1}'],
    ['d.update(b=2)', 'd = {"a": 1}'],
    ['xs.sort()', 'xs = [3, 1]'],
    ['heapq.heapify(xs)', 'import heapq\nxs = [3, 1]'],
    ['setattr(a, "b", 1)', 'class A: pass\na = A()'],
    ['log.setLevel(10)', 'import logging\nlog = logging.getLogger("q")']
  ])('%s', (source, made) => {
    expect(twice(made, source)).toEqual({});
  });
});

describe('run twice, it goes on from what it left', () => {
  it.each([
    ['np.add(a, 1, out=a)', ARRAY],
    ['np.add.at(a, [0], 1)', ARRAY],
    ['a.byteswap(inplace=True)', ARRAY],
    ['df.reset_index(inplace=True)', TABLE],
    ['df.insert(0, "n", 1)', TABLE],
    ['c = df.pop("c")', TABLE],
    ['t.add_(1)', MODEL],
    ['t.mul_(2)', MODEL],
    ['t.unsqueeze_(0)', MODEL],
    ['ax.plot(y)', AXES],
    ['lines = ax.plot(y)', AXES],
    ['ax.axhline(1)', AXES],
    ['ax.invert_yaxis()', AXES],
    ['xs.append(1)', 'xs = [3, 1]'],
    ['c.update("a")', 'import collections\nc = collections.Counter("a")'],
    ['x = q.popleft()', 'import collections\nq = collections.deque([1, 2, 3])'],
    ['q.rotate()', 'import collections\nq = collections.deque([1, 2, 3])'],
    ['x = heapq.heappop(h)', 'import heapq\nh = [1, 2, 3]'],
    ['bisect.insort(xs, 2)', 'import bisect\nxs = [1, 2, 3]'],
    ['q.put(1)', 'import queue\nq = queue.Queue()'],
    ['x = next(g)', 'g = (i for i in range(3))'],
    ['x = list(g)', 'g = (i for i in range(3))'],
    ['x = sum(g)', 'g = (i for i in range(3))'],
    ['for i in g:\n    x = i', 'g = (i for i in range(3))'],
    ['x = rng.normal()', 'import numpy as np\nrng = np.random.default_rng(0)'],
    ['rng.shuffle(xs)', 'import numpy as np\nrng = np.random.default_rng(0)\nxs = [1, 2]'],
    ['x = f.readline()', 'f = open("a.txt")']
  ])('%s', (source, made) => {
    expect(twice(made, source)).toMatchObject({ B: 'repeated' });
  });
});

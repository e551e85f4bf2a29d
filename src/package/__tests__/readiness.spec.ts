import type { Judgement, Verdict } from '../../flow/finding';
import { english, plain } from '../../phrase';
import type { Dependency, PackagePlan } from '../plan';
import {
  contents,
  readiness,
  type ReadinessFacts,
  type RowKey,
  type VersioningFacts
} from '../readiness';
import { fileFacts } from '../readiness/file';

const NOTHING_KNOWN: ReadinessFacts = {
  judgement: null,
  proof: null,
  memory: null,
  lint: null,
  file: null,
  plan: null,
  versioning: null
};

function judged(...verdicts: Verdict[]): Judgement {
  return {
    cells: new Map(verdicts.map((verdict, i) => [`c${i}`, { verdict, findings: [] }])),
    groups: [],
    stops: [],
    mend: null,
    headline: [{ text: 'The verdict.' }],
    detail: [],
    sourceless: []
  };
}

function dependency(more: Partial<Dependency>): Dependency {
  return {
    name: 'pandas',
    range: '>=2',
    version: '2.2',
    imports: ['pandas'],
    reason: null,
    group: 'runtime',
    ...more
  };
}

function planned(more: Partial<PackagePlan> = {}): PackagePlan {
  return {
    distribution: 'churn',
    module: 'churn',
    version: '0.1.0',
    title: '',
    description: '',
    requiresPython: '>=3.10',
    files: [{ path: 'src/churn/steps.py', text: '', role: 'module' }],
    dependencies: [],
    parameters: [],
    results: [],
    steps: [],
    values: [],
    data: [],
    functions: [],
    decisions: [],
    notes: [],
    refusals: [],
    ...more
  };
}

function row(key: RowKey, facts: Partial<ReadinessFacts>) {
  const rows = readiness({ ...NOTHING_KNOWN, ...facts }, english).rows;
  const { status, text, mends } = rows.find(one => one.key === key)!;
  return [status, plain(text, cell => cell), ...mends];
}

describe('readiness', () => {
  it('knows nothing without facts, and claims nothing', () => {
    const { rows, exportable } = readiness(NOTHING_KNOWN, english);
    expect(rows.map(one => one.status)).toEqual(Array(7).fill('unknown'));
    expect(exportable).toBe(false);
  });

  describe('state', () => {
    it('is done where every cell is sound', () => {
      expect(row('state', { judgement: judged('sound', 'sound') })).toEqual([
        'done',
        'The verdict.',
        'verify'
      ]);
    });
    it('is not known before anything ran', () => {
      expect(row('state', { judgement: judged('not-run', 'not-run') })[0]).toBe('unknown');
      expect(row('state', { judgement: judged() })[0]).toBe('unknown');
    });
    it.each<Verdict>(['suspect', 'not-run', 'unknown'])('is missing with a cell %s', verdict => {
      expect(row('state', { judgement: judged('sound', verdict) })).toEqual([
        'missing',
        'The verdict.',
        'show causes'
      ]);
    });
    it('takes a proof for more than reading', () => {
      const proof = { same: 1, cells: 2 };
      expect(row('state', { judgement: judged('sound', 'sound'), proof })).toEqual([
        'missing',
        'In a fresh kernel, 1 of 2 cells came out as shown.'
      ]);
    });
  });

  describe('memory', () => {
    it('is done where what must be alive at once fits', () => {
      const memory = { needed: 3.1e9, held: 5.2e9, ceiling: 8e9 };
      expect(row('memory', { memory })).toEqual([
        'done',
        'Holds 5.2 GB; 3.1 GB will do: each value is dropped after its last use.'
      ]);
    });
    it('names both figures where it does not', () => {
      const memory = { needed: 9e9, held: 9e9, ceiling: 8e9 };
      expect(row('memory', { memory })).toEqual([
        'missing',
        '9.0 GB must be alive at once; this machine gives 8.0 GB.',
        'show memory'
      ]);
    });
  });

  describe('tests', () => {
    const functions = ['steps.clean', 'steps.fit'];
    it('counts the functions that no test names', () => {
      const files = [
        { path: 'tests/test_steps.py', text: 'assert clean(1) and refit', role: 'test' as const }
      ];
      expect(row('tests', { plan: planned({ functions, files }) })).toEqual([
        'missing',
        '1 of 2 functions have no test: `fit`.',
        'make tests'
      ]);
    });
    it('is done where each is named', () => {
      const files = [{ path: 'tests/t.py', text: 'clean(fit())', role: 'test' as const }];
      expect(row('tests', { plan: planned({ functions, files }) })[0]).toBe('done');
    });
    it('is missing where there is none at all', () => {
      expect(row('tests', { plan: planned() })).toEqual([
        'missing',
        'There is no test.',
        'make tests'
      ]);
    });
  });

  describe('lint', () => {
    const answer = (counts: [string, number][], fixable = 0, cells: string[] = []) => ({
      lint: { state: 'done', counts: new Map(counts), fixable, cells } as const
    });

    it('counts by kind in words, most first, and names the cells', () => {
      const facts = answer(
        [
          ['F841', 2],
          ['F401', 5]
        ],
        5,
        ['3', '9']
      );
      expect(row('lint', facts)).toEqual([
        'missing',
        '7 findings: 5 unused imports, 2 unused names. In cells 3 9.',
        'fix lint'
      ]);
    });
    it('says rules that have no word of their own by their codes, and counts what is left', () => {
      const facts = answer([
        ['B006', 1],
        ['E741', 3],
        ['E701', 1],
        ['E702', 1],
        ['SIM102', 1]
      ]);
      expect(row('lint', facts)).toEqual([
        'missing',
        '7 findings: 3 `E741`, 2 crowded lines, 1 `B006`, 1 other.'
      ]);
    });
    it('is done with none, or where the project leaves the notebook out', () => {
      expect(row('lint', answer([]))[0]).toBe('done');
      expect(row('lint', { lint: { state: 'excluded', file: 'ruff.toml' } })).toEqual([
        'done',
        'ruff.toml leaves this notebook out.'
      ]);
    });
    it('says why nothing is known', () => {
      expect(row('lint', { lint: null })).toEqual(['unknown', 'Linting is off.', 'turn on lint']);
      expect(row('lint', { lint: { state: 'loading' } })[0]).toBe('unknown');
      expect(row('lint', { lint: { state: 'failed', problem: 'Why.' } })).toEqual([
        'unknown',
        'Why.'
      ]);
    });
  });

  it('review tells what the file itself carries', () => {
    const file = { cellsWithOutputs: 3, outputBytes: 340_000 };
    expect(row('review', { plan: planned(), file })).toEqual([
      'done',
      'Plain modules; a diff before each write. The file itself carries the outputs of 3 cells, 340 kB.',
      'clean copy'
    ]);
  });

  it('dependencies name imports without a home and packages that are not installed', () => {
    const dependencies = [
      dependency({}),
      dependency({ name: null, imports: ['house_style'] }),
      dependency({ name: 'polars', version: null })
    ];
    expect(row('dependencies', { plan: planned({ dependencies }) })).toEqual([
      'missing',
      '`house_style` belongs to no package. Not installed: `polars`. 1 other found.',
      'choose dependency'
    ]);
  });

  it('versioning tells the last export and what changed since', () => {
    type Exported = NonNullable<VersioningFacts['exported']>;
    const none: Exported = { version: '0.3.0', changedNames: 0, changedCells: [], goneCells: 0 };
    const say = (more: Partial<Exported>) =>
      row('versioning', { versioning: { repository: true, exported: { ...none, ...more } } });
    expect(say({})).toEqual(['done', 'In git. Exported as 0.3.0; nothing changed since.']);
    expect(say({ changedCells: ['3', '5'], changedNames: 1 })).toEqual([
      'done',
      'In git. Exported as 0.3.0; cells 3 5 changed since.',
      'show changes'
    ]);
    expect(say({ goneCells: 1 })[1]).toBe('In git. Exported as 0.3.0; 1 cell was deleted since.');
    expect(say({ changedCells: null, changedNames: 3 })[1]).toBe(
      'In git. Exported as 0.3.0; 3 functions changed since.'
    );
    expect(row('versioning', { versioning: { repository: false, exported: null } })).toEqual([
      'missing',
      'Not in a git repository. Not exported yet.'
    ]);
  });

  it('a refusal stands in the way, once for each cell', () => {
    const refusal = { cell: 'c7', line: 1, reason: [] };
    const plan = planned({ refusals: [refusal, { ...refusal, line: 2 }] });
    const { headline, exportable } = readiness({ ...NOTHING_KNOWN, plan }, english);
    expect(plain(headline, cell => cell.slice(1))).toBe('Cell 7 stands in the way of an export.');
    expect(exportable).toBe(false);
  });
});

describe('what would be exported', () => {
  it('names the first dependencies and counts the rest and what is left out', () => {
    const names = ['pandas', 'numpy', 'scipy', 'requests', 'rich'];
    const plan = planned({
      dependencies: names.map(name => dependency({ name })),
      decisions: [
        { cell: 'a', role: 'step', where: 'steps.py: load', reason: [] },
        { cell: 'a', role: 'display', where: null, reason: [] },
        { cell: 'b', role: 'display', where: null, reason: [] },
        { cell: 'c', role: 'shell', where: null, reason: [] },
        { cell: 'd', role: 'text', where: null, reason: [] }
      ]
    });
    const rows = contents(plan, english).map(one => [one.label, plain(one.text, cell => cell)]);
    expect(rows).toEqual([
      ['Package', 'churn 0.1.0'],
      ['Depends on', 'pandas, numpy, scipy and 2 more'],
      ['Left out', '2 cells: 1 only looks at data']
    ]);
  });
});

it('what a file carries is counted by cells with outputs', () => {
  const cells = [
    { cell_type: 'code', outputs: [{ text: 'hello' }] },
    { cell_type: 'code', outputs: [] },
    { cell_type: 'markdown' }
  ];
  expect(fileFacts({ cells })).toEqual({ cellsWithOutputs: 1, outputBytes: 18 });
});

describe('a notebook without code', () => {
  const decided = (role: 'step' | 'excluded' | 'text') =>
    readiness(
      {
        ...NOTHING_KNOWN,
        plan: planned({ decisions: [{ cell: 'c0', role, where: null, reason: [] }] })
      },
      english
    );

  it('has nothing to export, and is told what will stand here', () => {
    const { headline, detail, nothing } = decided('excluded');
    expect(nothing).toBe(true);
    expect(plain(headline, id => id)).toBe('Nothing to export yet.');
    expect(plain(detail, id => id)).toMatch(/^Write some code/);
    expect(decided('text').nothing).toBe(true);
    expect(decided('step').nothing).toBe(false);
  });
});

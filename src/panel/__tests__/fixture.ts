/** A logbook with everything in it that the panel can show: a report run in a bad order. */
import { Signal } from '@lumino/signaling';
import type {
  CauseGroup,
  CellJudgement,
  Finding,
  FindingKind,
  Judgement
} from '../../flow/finding';
import { EMPTY } from '../../memory/ledger';
import { cells as cellsOf, phrase, type Phrase } from '../../phrase';
import type { ILogbook, IPageCell, IPreferences, IRun, Preferences } from '../../tokens';

const HEADINGS: [string, number][] = [
  ['Load', 3],
  ['Clean', 2],
  ['Features', 4],
  ['Model', 8],
  ['Report', 7]
];

export function id(number: number): string {
  return `c${number}`;
}

export function pageOf(count: number): IPageCell[] {
  const total = HEADINGS.reduce((sum, [, n]) => sum + n, 0);
  const cells: IPageCell[] = [];
  let end = 0;
  for (const [heading, n] of HEADINGS) {
    end += (n / total) * count;
    while (cells.length < Math.round(end)) {
      const number = cells.length + 1;
      cells.push({ id: id(number), number, source: `step_${number}(feats)`, heading });
    }
  }
  return cells;
}

const START = Date.UTC(2026, 10, 2, 14, 1);

export function runsOf(order: readonly number[], minutes = 90): IRun[] {
  return order.map((number, i) => ({
    cell: id(number),
    count: i + 1,
    source: `step_${number}(feats)`,
    ok: number !== 23 || i < order.length - 2,
    time: START + (i / order.length) * minutes * 60_000,
    duration: 800 + i * 10,
    client: i === 4 ? 'browser' : 'page'
  }));
}

function text(parts: TemplateStringsArray, ...marks: (Phrase | string)[]): Phrase {
  return parts.flatMap((piece, i): Phrase => {
    const mark = marks[i];
    const tail = mark === undefined ? [] : typeof mark === 'string' ? [{ code: mark }] : mark;
    return piece ? [{ text: piece }, ...tail] : tail;
  });
}

const c = (...numbers: number[]): Phrase => cellsOf(numbers.map(id));

export function finding(
  kind: FindingKind,
  cell: number,
  message: Phrase,
  more: Partial<Finding> = {}
): Finding {
  return {
    kind,
    cell: id(cell),
    names: [],
    because: { kind: 'cell', cell: id(cell) },
    message,
    ground: 'recorder',
    sides: null,
    mends: [],
    follows: false,
    ...more
  };
}

function group(root: Finding, following: number[] = []): CauseGroup {
  return { root, following: following.map(id), message: root.message, mends: root.mends };
}

const run = (cells: number[], seconds: number | null) =>
  ({ kind: 'run', cells: cells.map(id), seconds }) as const;

/** The causes of the report: one of each kind. */
export const GROUPS: CauseGroup[] = [
  group(
    finding(
      'edited',
      4,
      text`Cell ${c(4)} was edited after it ran. Cells ${c(6, 9, 11)} would change with it.`,
      {
        because: { kind: 'earlier text', cell: id(4), source: 'events = raw.dropna()' },
        mends: [run([4, 6, 7, 8, 9, 11, 14], 44)]
      }
    ),
    [6, 9, 11]
  ),
  group(
    finding('stale', 7, text`Cell ${c(7)} used ${'accounts'} from an older run of cell ${c(3)}.`, {
      names: ['accounts'],
      mends: [run([6, 7], 10)]
    })
  ),
  group(
    finding('repeated', 8, text`Cell ${c(8)} changes its own input ${'feats'} and ran 3 times.`, {
      names: ['feats'],
      mends: [run([6, 7, 8], 11)]
    })
  ),
  group(
    finding(
      'out of order',
      14,
      text`Cell ${c(14)} used ${'SEED'} from cell ${c(19)}, which is below it.`,
      {
        names: ['SEED'],
        because: { kind: 'cell', cell: id(19) },
        mends: [{ kind: 'move', cell: id(19), before: id(14) }]
      }
    )
  ),
  group(
    finding(
      'ghost',
      5,
      text`Cell ${c(5)} uses ${'START'}, which no cell sets any more. It came from a cell deleted at 14:20.`,
      {
        names: ['START'],
        because: { kind: 'deleted', cell: 'gone', source: 'START = "2026-01"' },
        mends: [{ kind: 'restore', cell: 'gone', source: 'START = "2026-01"', index: 4 }]
      }
    )
  ),
  group(
    finding(
      'failed midway',
      23,
      text`Cell ${c(23)} stopped at line 2: ${'report'} is new, ${'sent'} is from an earlier run.`,
      {
        names: ['report', 'sent'],
        mends: [run([23], 1)]
      }
    )
  ),
  group(
    finding(
      'unknown',
      21,
      text`Cell ${c(21)} runs text as code (${'exec'}). What it sets cannot be read, so cells ${c(21, 22)} are not judged.`,
      {
        mends: [{ kind: 'verify' }]
      }
    ),
    [22]
  )
];

export function judgementOf(cells: readonly IPageCell[], groups: CauseGroup[]): Judgement {
  const found = new Map<string, CellJudgement>(
    cells.map(cell => [cell.id, { verdict: 'sound', findings: [] }])
  );
  for (const { root, following } of groups) {
    const verdict = root.kind === 'unknown' ? 'unknown' : 'suspect';
    found.set(root.cell, { verdict, findings: [root] });
    for (const cell of following) {
      const follows: Finding = { ...root, kind: 'would change', cell, follows: true };
      found.set(cell, { verdict, findings: [follows] });
    }
  }
  return {
    cells: found,
    groups,
    stops: [],
    mend: groups.length ? run([4, 6, 7, 8, 9, 11, 14, 23], 45) : null,
    headline: groups.length
      ? [{ text: 'In a fresh run, 9 of 24 cells would differ.' }]
      : [{ text: 'All 24 cells come out as shown.' }],
    detail: groups.length
      ? phrase(
          (...m) =>
            `It would stop at cells ${m[0]} and ${m[1]}, where a name is not set. 13 come out as shown, 2 cannot be told.`,
          { cell: id(5) },
          { cell: id(14) }
        )
      : [{ text: 'Judged by reading. To be certain, verify.' }],
    sourceless: groups.length
      ? [
          { name: 'START', because: { kind: 'deleted', cell: 'gone', source: 'START = 1' } },
          {
            name: 'old_feats',
            because: { kind: 'console', count: 12, source: 'old_feats = 1', client: 'console' }
          }
        ]
      : []
  };
}

/** Top to bottom with cell 19 early, then here and there again. */
const MESSY = [
  1, 2, 3, 4, 5, 6, 7, 8, 9, 19, 10, 11, 12, 13, 14, 15, 16, 17, 18, 20, 3, 7, 8, 9, 10, 20, 21, 22,
  6, 12, 13, 14, 15, 16, 17, 18, 4, 23, 24
];

export interface IFixture extends ILogbook {
  readonly calls: string[];
  set(next: Partial<ILogbook>): void;
}

/** A logbook that answers from what it is given and remembers what was asked of it. */
export function logbook(given: Partial<ILogbook> = {}): IFixture {
  const cells = given.cells ?? pageOf(24);
  const calls: string[] = [];
  const muted = new Set<string>();
  const fixture: IFixture = {
    path: 'reports/churn-monthly.ipynb',
    cells,
    kernel: {
      id: 'k',
      name: 'python3',
      displayName: 'Python 3 (ipykernel)',
      language: 'python',
      status: 'idle',
      watched: 'recorder',
      since: START
    },
    runs: runsOf(MESSY),
    judgement: judgementOf(cells, GROUPS),
    flow: null,
    memory: EMPTY,
    memoryWatch: null,
    notices: [],
    mending: null,
    outputs: 0,
    muted,
    isDisposed: false,
    changed: new Signal<ILogbook, void>({} as ILogbook),
    ...given,
    calls,
    set(next) {
      Object.assign(fixture, next);
      (fixture.changed as Signal<ILogbook, void>).emit();
    },
    notebook:
      given.notebook ?? (() => ({ metadata: {}, nbformat: 4, nbformat_minor: 5, cells: [] })),
    reveal: cell => calls.push(`reveal ${cell}`),
    outline: all => calls.push(`outline ${all.join(' ')}`),
    startKernel: async () => {
      calls.push('start');
    },
    mend: async mend => {
      calls.push(`mend ${mend.kind}`);
    },
    stopMend: async () => {
      calls.push('stop mend');
    },
    append: () => undefined,
    mute: (key, on) => {
      calls.push(`${on ? 'mute' : 'unmute'} ${key}`);
      if (on) {
        muted.add(key);
      } else {
        muted.delete(key);
      }
      fixture.set({ muted: new Set(muted) });
    },
    dispose: () => undefined
  };
  return fixture;
}

/** Preferences that can be set, as the settings editor would. */
export function preferencesOf(given: Partial<Preferences> = {}): IPreferences {
  let now: Preferences = {
    orderWarnings: true,
    cellMarks: true,
    memoryTracking: true,
    memoryInterval: 2,
    recorder: true,
    exportButton: true,
    statusBar: false,
    linting: false,
    lintSelect: [],
    lintIgnore: [],
    lintMarks: 'auto',
    template: '',
    ...given
  };
  const changed = new Signal<IPreferences, Preferences>({} as IPreferences);
  return {
    get now() {
      return now;
    },
    changed,
    set: async (key, value) => {
      now = { ...now, [key]: value };
      changed.emit(now);
    }
  };
}

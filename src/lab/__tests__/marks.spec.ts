import type { Finding, FindingKind, Judgement, Verdict } from '../../flow/finding';
import { findingFrom, markContents } from '../marks/content';

function finding(cell: string, kind: FindingKind, part: Partial<Finding> = {}): Finding {
  return {
    kind,
    cell,
    names: [],
    because: { kind: 'unseen' },
    message: [],
    ground: 'recorder',
    sides: null,
    mends: [],
    follows: false,
    ...part
  };
}

function judged(...findings: readonly Finding[]): Judgement {
  const cells = new Map<string, { verdict: Verdict; findings: Finding[] }>();
  for (const each of findings) {
    const known = cells.get(each.cell)?.findings ?? [];
    const waits = each.kind === 'not run' || each.kind === 'previous kernel';
    cells.set(each.cell, { verdict: waits ? 'not-run' : 'suspect', findings: [...known, each] });
  }
  return { cells, groups: [], stops: [], mend: null, headline: [], detail: [], sourceless: [] };
}

const ORDER = ['a', 'b', 'c', 'd'];
const NONE: ReadonlySet<string> = new Set();

describe('markContents', () => {
  it('shows the gravest finding, faintly where another cell is the reason', () => {
    const marks = markContents(
      judged(
        finding('a', 'ghost'),
        finding('a', 'stale'),
        finding('b', 'stale', { follows: true }),
        finding('c', 'would change')
      ),
      ORDER,
      new Set(ORDER),
      NONE
    );
    expect([...marks.values()].map(({ cell, kind, strong }) => [cell, kind, strong])).toEqual([
      ['a', 'ghost', true],
      ['b', 'stale', false],
      ['c', 'would change', false]
    ]);
    expect(marks.get('a')?.findings).toHaveLength(2);
  });

  it('marks nothing when a notebook is opened or its kernel restarted', () => {
    const all = judged(...ORDER.map(cell => finding(cell, 'previous kernel')));
    expect(markContents(all, ORDER, NONE, NONE).size).toBe(0);
  });

  it('marks a cell that was left out, and none that is still to come', () => {
    const all = judged(...['a', 'c', 'd'].map(cell => finding(cell, 'not run')));
    expect([...markContents(all, ORDER, new Set(['b']), NONE).keys()]).toEqual(['a']);
  });

  it('leaves out what was muted, by cell or by name', () => {
    const all = judged(
      finding('a', 'stale', { names: ['x'] }),
      finding('b', 'stale', { names: ['x', 'y'] }),
      finding('c', 'edited')
    );
    const muted = new Set(['name:x', 'cell:c']);
    expect([...markContents(all, ORDER, new Set(ORDER), muted).keys()]).toEqual(['b']);
  });
});

describe('findingFrom', () => {
  const all = judged(finding('b', 'stale'), finding('d', 'edited'), finding('a', 'not run'));

  it.each([
    ['b', 1, 'd'],
    ['d', 1, 'b'],
    ['c', -1, 'b'],
    ['b', -1, 'd'],
    [null, 1, 'b'],
    [null, -1, 'd']
  ] as const)('from %s by %i leads to %s', (from, step, to) => {
    expect(findingFrom(all, ORDER, NONE, from, step)).toBe(to);
  });

  it('leads nowhere on a sound page', () => {
    expect(findingFrom(judged(), ORDER, NONE, 'a', 1)).toBeNull();
    expect(findingFrom(null, [], NONE, null, 1)).toBeNull();
  });
});

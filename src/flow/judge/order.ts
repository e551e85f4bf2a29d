/** What the order of events alone tells, in any language. */
import type { CellJudgement, Finding, Judgement } from '../finding';
import type { PageCell, Record, Step } from '../record';
import type { Sentences } from '../sentences';
import type { Words } from './page';

export function judgeOrder(
  record: Record,
  { sentences, summary }: Words,
  language: string
): Judgement {
  const cells = new Map<string, CellJudgement>();
  for (const cell of record.cells) {
    cells.set(cell.id, judgeCell(record, cell, sentences));
  }
  const all = [...cells.values()];
  const counts = {
    all: all.length,
    differ: all.filter(cell => cell.verdict === 'suspect').length,
    ran: record.last.size,
    sound: all.filter(cell => cell.verdict === 'sound').length,
    unknown: 0,
    notRun: all.filter(cell => cell.verdict === 'not-run').length,
    fails: [],
    unset: []
  };
  return {
    cells,
    groups: all.flatMap(cell =>
      cell.verdict === 'suspect'
        ? [{ root: cell.findings[0], following: [], mends: cell.findings[0].mends }]
        : []
    ),
    mend: null,
    headline: summary.headline(counts),
    detail: summary.orderOnly(language),
    sourceless: []
  };
}

function judgeCell(record: Record, cell: PageCell, sentences: Sentences): CellJudgement {
  const step = record.last.get(cell.key);
  if (!step) {
    const gone = record.before.has(cell.key);
    return {
      verdict: 'not-run',
      findings: [
        {
          kind: gone ? 'previous kernel' : 'not run',
          cell: cell.id,
          names: [],
          because: gone ? { kind: 'restart', ...record.restart } : { kind: 'cell', cell: cell.id },
          message: gone ? sentences.previousKernel(cell.id) : sentences.notRun(cell.id),
          ground: 'messages',
          sides: null,
          mends: [{ kind: 'run', cells: [cell.id], seconds: null }],
          follows: false
        }
      ]
    };
  }
  const finding = orderFinding(cell, step, sentences);
  return finding ? { verdict: 'suspect', findings: [finding] } : { verdict: 'sound', findings: [] };
}

function orderFinding(cell: PageCell, step: Step, sentences: Sentences): Finding | null {
  const common = {
    cell: cell.id,
    names: [],
    ground: step.run.seenBy ?? 'messages',
    sides: null,
    follows: false
  } as const;
  const again = {
    kind: 'run',
    cells: [cell.id],
    seconds: step.run.duration === undefined ? null : step.run.duration / 1000
  } as const;
  if (step.run.source.trim() !== cell.source.trim()) {
    return {
      ...common,
      kind: 'edited',
      because: { kind: 'cell', cell: cell.id },
      message: sentences.edited(cell.id, []),
      mends: [again]
    };
  }
  if (!step.run.ok) {
    return {
      ...common,
      kind: 'failed midway',
      because: { kind: 'cell', cell: cell.id },
      message: sentences.failed(cell.id, step.run.error?.line ?? null, [], [], []),
      mends: [again]
    };
  }
  return null;
}

/** What the order of events alone tells, in any language; which cell uses what is not known. */
import type { Phrase } from '../../phrase';
import type { CauseGroup, CellJudgement, Finding, Judgement, Mend } from '../finding';
import type { PageCell, Record, Step } from '../record';
import type { Sentences } from '../sentences';
import { ground } from './findings';
import type { Words } from './page';
import { hasCode } from './places';

export function judgeOrder(
  record: Record,
  { sentences, summary }: Words,
  language: string
): Judgement {
  const cells = new Map<string, CellJudgement>();
  let latest: Latest | null = null;
  for (const cell of record.cells) {
    const step = record.last.get(cell.key);
    cells.set(cell.id, judgeCell(record, cell, latest, sentences));
    if (step && (!latest || step.seq > latest.step.seq)) {
      latest = { cell: cell.id, step };
    }
  }
  const all = [...cells.values()];
  const found = all.flatMap(cell => (cell.verdict === 'suspect' ? cell.findings.slice(0, 1) : []));
  const groups = groupsOf(found, record, sentences);
  const counts = {
    all: record.cells.filter(hasCode).length,
    ran: record.last.size,
    suspect: found.length,
    notRun: all.filter(cell => cell.verdict === 'not-run').length
  };
  return {
    cells,
    groups,
    stops: [],
    mend: found.length ? runsOf(record, found) : null,
    headline: summary.orderHeadline(counts),
    detail: summary.orderOnly(language),
    sourceless: []
  };
}

/** Of the cells above, the one that ran last. */
interface Latest {
  readonly cell: string;
  readonly step: Step;
}

function judgeCell(
  record: Record,
  cell: PageCell,
  above: Latest | null,
  sentences: Sentences
): CellJudgement {
  const step = record.last.get(cell.key);
  if (!hasCode(cell)) {
    return { verdict: 'sound', findings: [] };
  }
  if (!step) {
    return { verdict: 'not-run', findings: [waiting(record, cell, sentences)] };
  }
  const finding = orderFinding(record, cell, step, above, sentences);
  return finding ? { verdict: 'suspect', findings: [finding] } : { verdict: 'sound', findings: [] };
}

function waiting(record: Record, cell: PageCell, sentences: Sentences): Finding {
  const gone = record.before.has(cell.key);
  return {
    kind: gone ? 'previous kernel' : 'not run',
    cell: cell.id,
    names: [],
    because: gone ? { kind: 'restart', ...record.restart } : { kind: 'cell', cell: cell.id },
    message: gone ? sentences.previousKernel([cell.id]) : sentences.notRun(cell.id),
    ground: 'messages',
    sides: null,
    mends: [{ kind: 'run', cells: [cell.id], seconds: null }],
    follows: false
  };
}

function orderFinding(
  record: Record,
  cell: PageCell,
  step: Step,
  above: Latest | null,
  sentences: Sentences
): Finding | null {
  const common = {
    cell: cell.id,
    names: [],
    ground: ground(step),
    sides: null,
    follows: false
  } as const;
  const own = { ...common, because: { kind: 'cell', cell: cell.id } } as const;
  const mends = [runOf(record, [cell])];
  if (step.run.source.trim() !== cell.source.trim()) {
    return { ...own, kind: 'edited', message: sentences.edited(cell.id, []), mends };
  }
  if (!step.run.ok) {
    const message = sentences.failed(cell.id, step.run.error?.line ?? null, [], [], []);
    return { ...own, kind: 'failed midway', message, mends };
  }
  if (above && above.step.seq > step.seq) {
    const message = sentences.ranBefore([cell.id], above.cell);
    const because = { kind: 'cell', cell: above.cell } as const;
    return { ...common, kind: 'out of order', because, message, mends };
  }
  return null;
}

/** One group a finding; cells that ran before the same one are one. */
function groupsOf(found: readonly Finding[], record: Record, sentences: Sentences): CauseGroup[] {
  const groups = new Map<string, Finding[]>();
  for (const finding of found) {
    const { kind, cell, because } = finding;
    const key = kind === 'out of order' && because.kind === 'cell' ? `>${because.cell}` : cell;
    groups.set(key, [...(groups.get(key) ?? []), finding]);
  }
  return [...groups.values()].map((all): CauseGroup => {
    const [root, ...others] = all;
    const ids = all.map(finding => finding.cell);
    const message: Phrase =
      others.length && root.because.kind === 'cell'
        ? sentences.ranBefore(ids, root.because.cell)
        : root.message;
    return { root, following: ids.slice(1), message, mends: [runsOf(record, all)] };
  });
}

function runsOf(record: Record, findings: readonly Finding[]): Mend {
  const ids = new Set(findings.map(finding => finding.cell));
  return runOf(
    record,
    record.cells.filter(cell => ids.has(cell.id))
  );
}

function runOf(record: Record, cells: readonly PageCell[]): Mend {
  let seconds: number | null = 0;
  for (const { key } of cells) {
    const duration = record.durations.get(key) ?? record.last.get(key)?.run.duration;
    seconds = seconds === null || duration === undefined ? null : seconds + duration / 1000;
  }
  return { kind: 'run', cells: cells.map(cell => cell.id), seconds };
}

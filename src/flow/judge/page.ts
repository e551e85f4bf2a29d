/** The judgement over a page whose language is read. */
import type { CauseGroup, CellJudgement, Finding, Judgement, Mend, Verdict } from '../finding';
import type { PageCell, Record } from '../record';
import type { Sentences } from '../sentences';
import type { Summary } from '../summary';
import { compare } from './compare';
import { type CellState, Differences } from './difference';
import { type Draft, ground, withMends, Wording } from './findings';
import { groups } from './groups';
import { Rehearsal } from './rehearsal';
import { sourceless } from './sourceless';
import type { Worlds } from './worlds';
import { isUndecided } from '../provenance/value';

/** What a judgement is put into words with. */
export interface Words {
  readonly sentences: Sentences;
  readonly summary: Summary;
  readonly clock?: (time: number) => string;
}

const SOUND: CellJudgement = { verdict: 'sound', findings: [] };

export function judgePage(record: Record, worlds: Worlds, words: Words): Judgement {
  return new PageJudge(record, worlds, words).judgement();
}

class PageJudge {
  private readonly differences: Differences;
  private readonly wording: Wording;
  private readonly rehearsal: Rehearsal;
  private readonly drafts = new Map<string, { readonly verdict: Verdict; drafts: Draft[] }>();
  private readonly open = new Set<string>();

  constructor(
    private readonly record: Record,
    private readonly worlds: Worlds,
    private readonly words: Words
  ) {
    this.differences = new Differences(record, worlds);
    this.wording = new Wording(record, words.sentences, words.clock);
    this.rehearsal = new Rehearsal(record, worlds);
  }

  judgement(): Judgement {
    const { record, words } = this;
    const { cells } = record;
    cells.forEach((_, index) => this.draft(index));
    this.tellFollowing();
    const judged = new Map<string, CellJudgement>();
    for (const cell of cells) {
      const judgement = this.finish(cell);
      if (!judged.has(cell.id) || judgement.verdict !== 'sound') {
        judged.set(cell.id, judgement);
      }
    }
    const all: readonly CauseGroup[] = groups(record.cells, judged, ids => this.mendCells(ids));
    const counts = this.counts();
    const suspects = cells.filter(cell => this.drafts.get(cell.key)?.verdict === 'suspect');
    const { rehearsal } = this;
    let mend: Mend | null | undefined;
    const restart = record.restart?.time;
    return {
      cells: judged,
      groups: all,
      get mend() {
        mend ??= suspects.length ? rehearsal.mend(suspects.map(cell => cell.key)) : null;
        return mend;
      },
      headline: words.summary.headline(
        counts,
        restart === undefined || !words.clock ? null : words.clock(restart)
      ),
      detail: words.summary.detail(counts),
      sourceless: sourceless(record, this.worlds, this.differences)
    };
  }

  private draft(index: number): { readonly verdict: Verdict; drafts: Draft[] } {
    const cell = this.record.cells[index];
    let known = this.drafts.get(cell.key);
    if (!known) {
      this.open.add(cell.key);
      known = this.judge(cell, index);
      this.open.delete(cell.key);
      this.drafts.set(cell.key, known);
    }
    return known;
  }

  private judge(cell: PageCell, index: number): { readonly verdict: Verdict; drafts: Draft[] } {
    const step = this.record.last.get(cell.key);
    if (!cell.source.trim()) {
      return { verdict: 'sound', drafts: [] };
    }
    if (!step) {
      return { verdict: 'not-run', drafts: [this.notRun(cell)] };
    }
    const state = {
      cell,
      index,
      step,
      ran: this.worlds.ran(step),
      read: this.worlds.reads(index)
    };
    if (state.ran.input.unit.syntax !== state.read.input.unit.syntax) {
      return { verdict: 'suspect', drafts: [this.plain(state, 'edited')] };
    }
    const { same, tests } = compare(state.ran.outcome, state.read.outcome);
    if (same === true) {
      return { verdict: 'sound', drafts: [] };
    }
    const found = this.differences.of(state);
    const guessed = state.ran.guessed.size + state.read.guessed.size > 0;
    if (same === null || guessed || found.some(each => each.kind === 'unknown')) {
      const unseen = found.filter(each => each.kind === 'unknown');
      return {
        verdict: 'unknown',
        drafts: unseen.length
          ? this.wording.findings(state, unseen, () => null)
          : [this.undecided(state, tests)]
      };
    }
    const drafts = this.wording.findings(state, found, id => this.editedAbove(id));
    return { verdict: 'suspect', drafts: drafts.length ? drafts : [this.unexplained(state)] };
  }

  /** The edited cell from which a cell would change, or is itself; null where there is none. */
  private editedAbove(id: string): string | null {
    const index = this.record.cells.findIndex(cell => cell.id === id);
    if (index < 0 || this.open.has(this.record.cells[index].key)) {
      return null;
    }
    const [first] = this.draft(index).drafts;
    if (first?.kind === 'edited') {
      return first.cell;
    }
    return first?.kind === 'would change' && first.because.kind === 'cell'
      ? first.because.cell
      : null;
  }

  private notRun(cell: PageCell): Draft {
    const { sentences } = this.words;
    const gone = this.record.before.has(cell.key);
    return {
      kind: gone ? 'previous kernel' : 'not run',
      cell: cell.id,
      names: [],
      because: gone ? { kind: 'restart', ...this.record.restart } : { kind: 'cell', cell: cell.id },
      message: gone ? sentences.previousKernel(cell.id) : sentences.notRun(cell.id),
      ground: 'messages',
      follows: false
    };
  }

  private plain(
    state: CellState,
    kind: 'edited' | 'failed midway',
    following: string[] = []
  ): Draft {
    const { sentences } = this.words;
    const { id } = state.cell;
    return {
      kind,
      cell: id,
      names: [],
      because: { kind: 'cell', cell: id },
      message: kind === 'edited' ? sentences.edited(id, following) : this.wording.failed(state),
      ground: ground(state.step),
      follows: false
    };
  }

  private unexplained(state: CellState): Draft {
    const draft = this.plain(state, 'failed midway');
    return state.step.run.ok
      ? { ...draft, kind: 'out of order', message: this.words.sentences.differs(state.cell.id) }
      : draft;
  }

  private undecided(state: CellState, tests: readonly number[]): Draft {
    const { sentences } = this.words;
    const { id } = state.cell;
    const text = tests.map(test => this.worlds.facts.text(test)).find(each => each);
    const unread = this.unreadAbove(state.index);
    return {
      kind: 'unknown',
      cell: id,
      names: [],
      because: { kind: 'cell', cell: text ? id : (unread ?? id) },
      message:
        text || unread === null
          ? sentences.undecided(id, text ?? '…')
          : sentences.opaque(id, unread),
      ground: 'reading',
      follows: false
    };
  }

  private unreadAbove(index: number): string | null {
    for (let i = index; i >= 0; i--) {
      const { facts } = this.worlds.reads(i).input.unit.reading;
      if (facts.opaque || facts.starImport) {
        return this.record.cells[i].id;
      }
    }
    return null;
  }

  /** An edited cell's sentence names the cells that would change with it. */
  private tellFollowing(): void {
    const following = new Map<string, string[]>();
    for (const { drafts } of this.drafts.values()) {
      const [first] = drafts;
      if (first?.kind === 'would change' && first.because.kind === 'cell') {
        const root = first.because.cell;
        following.set(root, [...(following.get(root) ?? []), first.cell]);
      }
    }
    for (const entry of this.drafts.values()) {
      const [first] = entry.drafts;
      const more = first?.kind === 'edited' ? following.get(first.cell) : undefined;
      if (more) {
        const message = this.words.sentences.edited(first.cell, more);
        entry.drafts = [{ ...first, message }, ...entry.drafts.slice(1)];
      }
    }
  }

  private finish(cell: PageCell): CellJudgement {
    const { verdict, drafts } = this.drafts.get(cell.key) ?? { verdict: 'sound', drafts: [] };
    if (verdict === 'sound') {
      return SOUND;
    }
    const findings: Finding[] = drafts.map(draft =>
      withMends(draft, () => this.mends(cell, draft))
    );
    return { verdict, findings };
  }

  private mends(cell: PageCell, draft: Draft): Mend[] {
    const { because } = draft;
    const found: Mend[] = [];
    const run = draft.kind === 'unknown' ? null : this.rehearsal.mend([cell.key]);
    if (run) {
      found.push(run);
    }
    if (because.kind === 'deleted') {
      const { cells, graves } = this.record;
      const own = cells.indexOf(cell);
      const index = Math.min(graves.get(because.cell)?.index ?? own, own);
      found.push({ kind: 'restore', cell: because.cell, source: because.source, index });
    }
    if (
      draft.kind === 'out of order' &&
      because.kind === 'cell' &&
      this.isBelow(because.cell, cell)
    ) {
      found.push({ kind: 'move', cell: because.cell, before: cell.id });
    }
    return found.length ? found : [{ kind: 'verify' }];
  }

  private isBelow(id: string, cell: PageCell): boolean {
    const { cells } = this.record;
    return cells.findIndex(each => each.id === id) > cells.indexOf(cell);
  }

  private mendCells(ids: readonly string[]): Mend[] {
    const keys = this.record.cells.filter(cell => ids.includes(cell.id)).map(cell => cell.key);
    const run = this.rehearsal.mend(keys);
    return run ? [run] : [];
  }

  private counts(): Parameters<Summary['detail']>[0] {
    const { cells } = this.record;
    const coded = cells.filter(cell => cell.source.trim());
    const having = (verdict: Verdict): number =>
      coded.filter(cell => this.drafts.get(cell.key)?.verdict === verdict).length;
    const stops = cells.flatMap((cell, i) => {
      const { outcome } = this.worlds.reads(i);
      return !isUndecided(outcome) && outcome.failure === 'NameError' ? [cell.id] : [];
    });
    return {
      all: coded.length,
      ran: coded.length - having('not-run'),
      sound: having('sound'),
      differ: having('suspect'),
      unknown: having('unknown'),
      notRun: having('not-run'),
      stops
    };
  }
}

/** The judgement over a page whose language is read. */
import type { Phrase } from '../../phrase';
import type { CellJudgement, Finding, Judgement, Mend, Verdict } from '../finding';
import type { PageCell, Record } from '../record';
import type { Sentences } from '../sentences';
import type { SideSentences } from '../side-sentences';
import type { Summary } from '../summary';
import { compare } from './compare';
import { countsOf } from './counts';
import { type CellState, Differences } from './difference';
import { type Draft, ground, Wording, asFinding } from './findings';
import { groups } from './groups';
import { mendsOf, mendTogether } from './mends';
import { hasCode, Places } from './places';
import { Rehearsal } from './rehearsal';
import { SidesOf } from './sides';
import { sourceless } from './sourceless';
import type { Worlds } from './worlds';
import type { Trace } from '../provenance/trace';

/** What a judgement is put into words with. */
export interface Words {
  readonly sentences: Sentences;
  readonly sideSentences: SideSentences;
  readonly summary: Summary;
  readonly clock?: (time: number) => string;
}

/** What is found of a cell, before its mends. */
interface Drafted {
  readonly verdict: Verdict;
  drafts: readonly Draft[];
}

const NOTHING: Drafted = { verdict: 'sound', drafts: [] };
/** Runs that gave what their cell gives as read. */
const sound = new WeakMap<Trace, Trace>();
const SOUND: CellJudgement = { verdict: 'sound', findings: [] };

export function judgePage(record: Record, worlds: Worlds, words: Words): Judgement {
  return new PageJudge(record, worlds, words).judgement();
}

class PageJudge {
  private readonly differences: Differences;
  private readonly sides: SidesOf;
  private readonly wording: Wording;
  private readonly rehearsal: Rehearsal;
  private readonly drafts = new Map<string, Drafted>();
  private readonly open = new Set<string>();
  /** Cells that are not sound, in page order. */
  private readonly marked: PageCell[] = [];

  constructor(
    private readonly record: Record,
    private readonly worlds: Worlds,
    private readonly words: Words
  ) {
    this.differences = new Differences(record, worlds);
    const { sentences, sideSentences, clock } = words;
    this.sides = new SidesOf(record, worlds, this.differences, sideSentences);
    this.wording = new Wording(record, sentences, clock, this.sides);
    this.rehearsal = new Rehearsal(record, worlds);
  }

  judgement(): Judgement {
    const { record, words, rehearsal, worlds, differences } = this;
    const judged = new Map<string, CellJudgement>();
    record.cells.forEach((cell, index) => {
      judged.set(cell.id, SOUND);
      if (this.draft(index) !== NOTHING) {
        this.marked.push(cell);
      }
    });
    this.tellFollowing();
    this.marked.forEach(cell => judged.set(cell.id, this.finish(cell)));
    const all = groups(this.marked, judged, {
      mends: ids => mendTogether(record, rehearsal, ids),
      message: (root, alike) => this.ofAll(root, alike)
    });
    const verdicts = [...this.drafts.values()].map(({ verdict }) => verdict);
    const counts = countsOf(record, worlds, verdicts);
    // After a restart nothing is wrong, and all waits to be run again.
    const waits = record.restart && !counts.ran ? 'not-run' : 'suspect';
    const targets = this.marked.filter(cell => this.drafts.get(cell.key)?.verdict === waits);
    let mend: Mend | null | undefined;
    let names: Judgement['sourceless'] | undefined;
    const restart = record.restart?.time;
    return {
      cells: judged,
      groups: all,
      stops: [...counts.fails, ...counts.unset],
      get mend() {
        if (mend === undefined) {
          mend = targets.length ? rehearsal.mend(targets.map(cell => cell.key)) : null;
        }
        return mend;
      },
      headline: words.summary.headline(
        counts,
        restart === undefined || !words.clock ? null : words.clock(restart)
      ),
      detail: words.summary.detail(counts),
      get sourceless() {
        names ??= sourceless(record, worlds, differences);
        return names;
      }
    };
  }

  private draft(index: number): Drafted {
    const cell = this.record.cells[index];
    let known = this.drafts.get(cell.key) ?? this.asBefore(cell, index);
    if (!known) {
      this.open.add(cell.key);
      known = this.judge(cell, index);
      this.open.delete(cell.key);
      if (known !== NOTHING) {
        this.drafts.set(cell.key, known);
      }
    }
    return known;
  }

  /** Most cells are sound, and are what they were at the last look. */
  private asBefore(cell: PageCell, index: number): Drafted | undefined {
    const step = this.record.last.get(cell.key);
    const known = step && sound.get(this.worlds.ran(step));
    return known && known === this.worlds.reads(index) ? NOTHING : undefined;
  }

  private judge(cell: PageCell, index: number): Drafted {
    const step = this.record.last.get(cell.key);
    if (!hasCode(cell)) {
      return NOTHING;
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
      sound.set(state.ran, state.read);
      return NOTHING;
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
    const index = Places.of(this.record.cells).ofId(id);
    if (index === undefined || this.open.has(this.record.cells[index].key)) {
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
      message: gone ? sentences.previousKernel([cell.id]) : sentences.notRun(cell.id),
      ...(gone ? { ofAll: (of: readonly string[]) => this.wording.previousKernel(of) } : {}),
      ground: 'messages',
      follows: false
    };
  }

  /** The sentence of a finding, said of all cells that it holds for alike. */
  private ofAll(root: Finding, alike: readonly string[]): Phrase {
    const at = Places.of(this.record.cells).ofId(root.cell);
    const key = at === undefined ? root.cell : this.record.cells[at].key;
    const [draft] = this.drafts.get(key)?.drafts ?? [];
    return alike.length > 1 && draft?.ofAll ? draft.ofAll(alike) : root.message;
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
      ...(kind === 'edited' ? { sides: () => this.sides.text(state.step) } : {}),
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
    const { verdict, drafts } = this.drafts.get(cell.key) ?? NOTHING;
    if (verdict === 'sound') {
      return SOUND;
    }
    const findings: Finding[] = drafts.map(draft =>
      asFinding(draft, () => mendsOf(this.record, this.rehearsal, cell, draft))
    );
    return { verdict, findings };
  }
}

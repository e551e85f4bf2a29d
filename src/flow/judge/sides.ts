/** Both sides of a difference: where a name came from when the cell ran, and where it comes from as read. */
import type { Phrase } from '../../phrase';
import type { Sides } from '../finding';
import type { Load } from '../provenance/setting';
import type { Record, Step } from '../record';
import type { SideSentences } from '../side-sentences';
import type { CellState, Difference, Differences } from './difference';
import { Places } from './places';
import type { Worlds } from './worlds';

export class SidesOf {
  constructor(
    private readonly record: Record,
    private readonly worlds: Worlds,
    private readonly differences: Differences,
    private readonly sentences: SideSentences
  ) {}

  /** Of a name that was not what it is as read; null where the runs do not tell. */
  name(state: CellState, { name, kind }: Difference): Sides | null {
    const ran = state.ran.loads.get(name);
    const read = state.read.loads.get(name);
    return !ran || !read || kind === 'failed midway'
      ? null
      : { shown: this.shown(ran), fresh: this.fresh(read) };
  }

  /** Of a text that has changed since it ran. */
  text({ run }: Step): Sides {
    const { sentences } = this;
    return { shown: sentences.textThatRan(run), fresh: sentences.textNow() };
  }

  /** Of the page as it is now: a finding may be asked for its sides after an edit. */
  private get places(): Places {
    return Places.of(this.record.cells);
  }

  private shown(load: Load): Phrase {
    const { sentences, differences } = this;
    const step = differences.stepOf(load.changedBy) ?? differences.stepOf(load.writer);
    if (!step) {
      return sentences.unseen();
    }
    if (step.cell === null) {
      return sentences.outside(step.client, step.run);
    }
    const at = this.places.ofKey(this.record.keys.get(step) ?? step.cell);
    const cell = at === undefined ? undefined : this.record.cells[at];
    return cell ? sentences.ran(cell.id, step.run) : sentences.gone(step.run);
  }

  private fresh(load: Load): Phrase {
    const { record, sentences, worlds } = this;
    const giver = load.changedBy ?? load.writer;
    const at = load.missing || giver === null ? undefined : this.places.ofKey(giver);
    if (at === undefined) {
      return sentences.nothing();
    }
    const cell = record.cells[at];
    const last = record.last.get(cell.key);
    const asNow =
      last &&
      worlds.knows(last) &&
      worlds.ran(last).input.unit.syntax === worlds.reads(at).input.unit.syntax;
    return sentences.reads(cell.id, asNow ? last.run : null);
  }
}

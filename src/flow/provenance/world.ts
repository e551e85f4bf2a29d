/** A sequence of steps, walked: the page as read, or the runs as they happened. */
import { Drift } from './drift';
import type { Facts } from './facts';
import { State } from './state';
import { walkStep } from './step';
import { agrees, apply, holds, keepOld, type StepInput, takeBack, type Trace } from './trace';

/** Runs that contradict each other without end are not followed further. */
const MOST_PASSES = 50;

export class World {
  private readonly state = new State();
  private traces: Trace[] = [];
  private checked = -1;

  /** @param before - what is there before anything runs. */
  constructor(
    private readonly facts: Facts,
    private readonly given: ReadonlySet<string>,
    before: State['names'] = new Map()
  ) {
    before.forEach((binding, name) => this.state.names.set(name, binding));
  }

  /** The traces of the steps, in their order. */
  get steps(): readonly Trace[] {
    return this.traces;
  }

  /** What the namespace holds after all steps. */
  get names(): State['names'] {
    return this.state.names;
  }

  /**
   * Brings the world to these steps. Walks again only what is new, or what reads something that
   * is no longer the same; gives back how many steps were walked.
   */
  sync(inputs: readonly StepInput[]): number {
    let walked = 0;
    let passes = 0;
    for (let version = -1; version !== this.facts.version && passes < MOST_PASSES; passes++) {
      version = this.facts.version;
      walked += this.pass(inputs);
    }
    return walked;
  }

  private pass(inputs: readonly StepInput[]): number {
    const doubt = this.firstDoubt();
    const start = Math.min(this.firstDifference(inputs), doubt);
    const version = this.facts.version;
    this.checked = version;
    if (start === inputs.length && start === this.traces.length) {
      return 0;
    }
    const undoubted = doubt === this.traces.length;
    const rest = this.traces.slice(start);
    const old = new Map(rest.map(trace => [trace.input.key, trace]));
    const drift = sameKeys(rest, inputs.slice(start)) ? new Drift(this.state) : null;
    for (let i = this.traces.length - 1; i >= start; i--) {
      takeBack(this.state, this.traces[i]);
    }
    this.traces.length = start;
    let walked = 0;
    for (const input of inputs.slice(start)) {
      const before = old.get(input.key);
      const known = undoubted && version === this.facts.version ? drift : null;
      if (
        before &&
        sameInput(before.input, input) &&
        (known?.concerns(before) === false || holds(this.setting, before))
      ) {
        apply(this.state, before);
        drift?.repeated(before);
        this.traces.push(before);
        continue;
      }
      const trace = walkStep(this.setting, input);
      if (before) {
        keepOld(trace, before);
        apply(this.state, trace);
        drift?.replaced(trace, before);
      }
      this.traces.push(trace);
      walked++;
    }
    return walked;
  }

  private get setting(): { state: State; facts: Facts; given: ReadonlySet<string> } {
    return { state: this.state, facts: this.facts, given: this.given };
  }

  private firstDifference(inputs: readonly StepInput[]): number {
    const { traces } = this;
    let i = 0;
    while (i < traces.length && i < inputs.length && sameInput(traces[i].input, inputs[i])) {
      i++;
    }
    return i;
  }

  /** The first step for which something has become known since it was walked. */
  private firstDoubt(): number {
    if (this.checked === this.facts.version) {
      return this.traces.length;
    }
    const at = this.traces.findIndex(trace => !agrees(this.facts, trace));
    return at < 0 ? this.traces.length : at;
  }
}

/** Are these the same steps in the same order, whatever their texts? */
function sameKeys(traces: readonly Trace[], inputs: readonly StepInput[]): boolean {
  return (
    traces.length === inputs.length &&
    traces.every(({ input }, i) => input === inputs[i] || input.key === inputs[i].key)
  );
}

function sameInput(a: StepInput, b: StepInput): boolean {
  return (
    a === b ||
    (a.key === b.key && a.run === b.run && a.count === b.count && a.unit.syntax === b.unit.syntax)
  );
}

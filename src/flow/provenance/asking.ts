/** How one walk answers tests: by what runs have told, else by what it assumes, both ways in turn. */
import type { Node } from '../../python/ast/walk';
import { MOST_FORKS } from './facts';
import type { Fingerprint } from './fingerprint';
import type { Setting } from './setting';

export abstract class Asking {
  /** Answers of tests without a fact, in the order of asking: given ones first, then true. */
  readonly asked: { readonly test: Fingerprint; readonly answer: boolean }[] = [];
  /** Tests that were too many to follow both ways. */
  readonly guessed = new Set<Fingerprint>();
  /** Tests whose answers the run itself gave. */
  readonly told: [Fingerprint, boolean][] = [];
  /** Facts as they were when the walk looked at them. */
  readonly consulted = new Map<Fingerprint, boolean | undefined>();
  readonly consultedValues = new Map<Fingerprint, Fingerprint | undefined>();

  constructor(
    readonly setting: Setting,
    private readonly answers: readonly boolean[]
  ) {}

  /** May the code at hand be followed both ways? */
  protected abstract get asksFreely(): boolean;

  /** The answer to a test: a fact, what this walk assumes, or null where it may not assume more. */
  ask(test: Fingerprint, node: Node | null): boolean | null {
    const known = this.answerOf(test);
    if (known !== undefined) {
      return known;
    }
    if (node) {
      this.setting.facts.describe(test, this.setting.unit.text(node));
    }
    return this.asksFreely && this.asked.length < MOST_FORKS ? this.assume(test) : null;
  }

  /** The answer to a test that must have one. */
  readonly decide = (test: Fingerprint): boolean => {
    const known = this.answerOf(test);
    if (known !== undefined) {
      return known;
    }
    if (this.asked.length < MOST_FORKS) {
      return this.assume(test);
    }
    this.guessed.add(test);
    return true;
  };

  /** The answer that runs have told; undefined where none has. */
  knows(test: Fingerprint): boolean | undefined {
    const fact = this.setting.facts.get(test);
    if (!this.consulted.has(test)) {
      this.consulted.set(test, fact);
    }
    return fact;
  }

  /** The value that was found for this provenance, in some run. */
  valueOf(provenance: Fingerprint): Fingerprint | undefined {
    const value = this.setting.facts.value(provenance);
    this.consultedValues.set(provenance, value);
    return value;
  }

  private answerOf(test: Fingerprint): boolean | undefined {
    return this.knows(test) ?? this.asked.find(each => each.test === test)?.answer;
  }

  private assume(test: Fingerprint): boolean {
    const answer = this.answers[this.asked.length] ?? true;
    this.asked.push({ test, answer });
    return answer;
  }
}

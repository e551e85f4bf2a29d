/** What the functions of steps are called: by their headings, as a person would say it. */
import { identifier, unique } from './identifiers';
import type { Step } from './steps';

/**
 * A name a step, in order.
 *
 * A heading that is also the name of what the step makes becomes `build_…`; the part below the
 * notebook's own title only prepares the rest.
 *
 * @param taken - names that no function may have.
 */
export function stepNames(steps: readonly Step[], taken: ReadonlySet<string>): string[] {
  const used = new Set(taken);
  const titles = new Set(steps.filter(s => s.section.level === 1).map(s => s.section.title));
  return steps.map((step, i) => {
    const { title, level } = step.section;
    const opens = i === 0 && steps.length > 1 && level === 1 && titles.size === 1;
    const base = !level || opens ? 'prepare' : identifier(title, 'step');
    const name = !taken.has(base)
      ? base
      : step.pieces.some(({ facts }) => facts.binds.has(base))
        ? `build_${base}`
        : `${base}_step`;
    return unique(name, used);
  });
}

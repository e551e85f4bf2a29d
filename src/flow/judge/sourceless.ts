/** Names in the kernel that no cell of the page sets. */
import type { Judgement } from '../finding';
import { isStateKey } from '../provenance/ambient';
import { isUndecided } from '../provenance/value';
import type { Record } from '../record';
import { type Differences, outside } from './difference';
import type { Worlds } from './worlds';

export function sourceless(
  record: Record,
  worlds: Worlds,
  differences: Differences
): Judgement['sourceless'] {
  const set = new Set<string>();
  record.cells.forEach((_, i) => {
    worlds.reads(i).stored.forEach((bound, name) => bound && set.add(name));
  });
  const found: Judgement['sourceless'][number][] = [];
  for (const [name, choice] of worlds.names) {
    let binding = choice;
    while (isUndecided(binding)) {
      binding = binding.yes;
    }
    if (binding.value.kind === 'missing' || isStateKey(name) || set.has(name)) {
      continue;
    }
    const step = differences.stepOf(binding.writer);
    const onPage = step?.cell !== null && record.cells.some(cell => cell.id === step?.cell);
    found.push({
      name,
      because: !step
        ? { kind: 'unseen' }
        : step.cell === null
          ? outside(step)
          : onPage
            ? { kind: 'earlier text', cell: step.cell, source: step.run.source }
            : { kind: 'deleted', cell: step.cell, source: step.run.source }
    });
  }
  return found.sort((a, b) => (a.name < b.name ? -1 : 1));
}

/** What golden tests hold, from a run of the notebook in a fresh kernel. */
import { type KernelLook, readValues } from '../kernel/values';
import type { StepValue } from '../package/index';
import { BadInput } from './command';
import { proveFile } from './freshRun';
import type { FileNotebook } from './notebook';

/**
 * @param python - the interpreter that the notebook runs in; null: as its kernel spec says.
 * @param sites - names that the steps give.
 * @param chosen - those of the names whose whole values are wanted.
 * @throws BadInput where the notebook stops, or a chosen name has no value that a test could hold.
 */
export async function goldenValues(
  notebook: FileNotebook,
  python: string | null,
  sites: readonly StepValue[],
  chosen: readonly string[]
): Promise<KernelLook> {
  const names = sites.map(site => site.name);
  const foreign = chosen.find(name => !names.includes(name));
  if (foreign !== undefined) {
    throw new BadInput(
      `--golden-value ${foreign}: no step gives it. Steps give ${names.join(', ') || 'nothing'}.`
    );
  }
  const told: { look: KernelLook | null } = { look: null };
  const proof = await proveFile(notebook, python, {
    look: async kernel => {
      told.look = await readValues(kernel, names, chosen);
    }
  });
  const stopped = proof.cells.find(cell => cell.run?.error && cell.verdict !== 'same');
  const { look } = told;
  if (!look) {
    const why = stopped?.run?.error;
    throw new BadInput(
      `${notebook.path}: golden tests need a run to the end, which stopped${why ? ` with ${why.name}: ${why.value}` : ''}.`
    );
  }
  const without = chosen.find(name => !look.values.some(v => v.name === name && v.source !== null));
  if (without !== undefined) {
    throw new BadInput(
      `--golden-value ${without}: its value is too large for a test, or of a type that no text gives again.`
    );
  }
  return look;
}

/** What a notebook's kernel holds, asked for by a person's click while it is idle. */
import type { Kernel } from '@jupyterlab/services';
import type { TranslationBundle } from '@jupyterlab/translation';
import { type KernelLook, readValues } from '../kernel/values';
import type { ILogbook } from '../tokens';

/**
 * @param names - those that are asked for.
 * @param chosen - names whose whole values are wanted, where they are small.
 * @throws Error in a sentence where the kernel cannot be asked now.
 */
export async function kernelValues(
  kernels: Kernel.IManager,
  logbook: ILogbook,
  names: readonly string[],
  chosen: readonly string[],
  trans: TranslationBundle
): Promise<KernelLook> {
  const { kernel } = logbook;
  if (!kernel) {
    throw new Error(trans.__('No kernel is running. Start it and run the notebook first.'));
  }
  if (kernel.status !== 'idle') {
    throw new Error(trans.__('The kernel is busy. Look again when it is idle.'));
  }
  // A connection of its own: the notebook's is left to what the person runs.
  const connection = kernels.connectTo({
    model: { id: kernel.id, name: kernel.name },
    handleComms: false
  });
  try {
    const told = await readValues(connection, names, chosen);
    if (!told) {
      throw new Error(
        trans.__('The kernel does not tell its values: tests need an IPython kernel.')
      );
    }
    return told;
  } finally {
    connection.dispose();
  }
}

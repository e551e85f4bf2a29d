/** Asking a kernel what tests can hold of its values: by a person's click only. */
import type { Kernel } from '@jupyterlab/services';
import source from '../../jupyter_extension/jupyterlab_shipshape/values.py';
import type { KernelValue } from '../package/plan';

/** What a kernel told. */
export interface KernelLook {
  readonly values: readonly KernelValue[];
  /** Top-level modules that it has loaded. */
  readonly loaded: readonly string[];
}

/**
 * Facts of the values of an IPython kernel that is idle; nothing stays in its namespace.
 *
 * @param names - those that are asked for; names that are not there, or of unknown types, are left out.
 * @param chosen - names whose whole value is wanted, as Python source, where it is small.
 * @returns null where the kernel cannot tell.
 */
export async function readValues(
  kernel: Kernel.IKernelConnection,
  names: readonly string[],
  chosen: readonly string[]
): Promise<KernelLook | null> {
  const future = kernel.requestExecute({
    code: '',
    silent: true,
    store_history: false,
    stop_on_error: false,
    allow_stdin: false,
    user_expressions: { answer: valuesExpression(names, chosen) }
  });
  const content = (await future.done)?.content;
  const answer = content?.status === 'ok' ? content.user_expressions?.answer : undefined;
  const data = isObject(answer) && isObject(answer.data) ? answer.data['application/json'] : null;
  if (!isObject(data) || !isObject(data.values) || !Array.isArray(data.loaded)) {
    return null;
  }
  const values = Object.entries(data.values).map(([name, told]) => ({
    ...(told as unknown as KernelValue),
    name
  }));
  return { values, loaded: data.loaded as string[] };
}

/** The file is run in a namespace of its own, which is gone with the answer. */
function valuesExpression(names: readonly string[], chosen: readonly string[]): string {
  const given = [names, chosen].map(list => JSON.stringify(list)).join(', ');
  const answer = `own['described'](__import__('IPython').get_ipython().user_ns, ${given})`;
  const space = `{'exec': __import__('builtins').exec, '__name__': '_shipshape_values'}`;
  return `(lambda own: (own['exec'](${JSON.stringify(source)}, own), ${answer})[1])(${space})`;
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

/** Asking a kernel for the sizes of its variables, and to free some. */
import type { Kernel, KernelMessage } from '@jupyterlab/services';
import type { Sizes } from '../memory/ledger';

/** What freeing gave: resident memory in bytes, null where the system does not tell. */
export interface Freed {
  readonly missing: readonly string[];
  readonly before: number | null;
  readonly after: number | null;
}

/**
 * `quick`: after a run, when the next may come at any time. `thorough`: the kernel has been idle
 * for a while. `now`: a person asked and waits; past the queue where the kernel has subshells.
 */
export type Patience = 'quick' | 'thorough' | 'now';

/** Seconds of the kernel for looking at the values; null: as `sizes/shell.py` has it. */
const SECONDS: Record<Patience, number | null> = { quick: null, thorough: 0.05, now: 0.25 };

/**
 * The sizes of the variables of an IPython kernel; but for `now` it must be idle.
 *
 * @returns null where the kernel cannot tell.
 */
export async function readSizes(
  kernel: Kernel.IKernelConnection,
  patience: Patience
): Promise<Sizes | null> {
  const { sizesExpression } = await source();
  const expression = sizesExpression(SECONDS[patience]);
  const answer =
    patience === 'now' && kernel.status === 'busy' && kernel.supportsSubshells
      ? await inSubshell(kernel, connection => ask(connection, expression))
      : await ask(kernel, expression);
  return isSizes(answer) ? answer : null;
}

/** Deletes names and lets go of what IPython holds. @returns null where the kernel cannot. */
export async function freeVariables(
  kernel: Kernel.IKernelConnection,
  names: readonly string[],
  own: readonly string[]
): Promise<Freed | null> {
  const { freeExpression } = await source();
  const answer = await ask(kernel, freeExpression(names, own));
  return isObject(answer) && Array.isArray(answer.missing) ? (answer as unknown as Freed) : null;
}

/** The value of an expression; the files are sent first where the kernel has them not. */
async function ask(kernel: Kernel.IKernelConnection, expression: string): Promise<unknown> {
  return (
    (await evaluate(kernel, '', expression)) ??
    evaluate(kernel, (await source()).LOAD_CODE, expression)
  );
}

/** The files are fetched when somebody first looks at variables. */
const source = () => import('./sizesSource');

async function evaluate(
  kernel: Kernel.IKernelConnection,
  code: string,
  expression: string
): Promise<unknown> {
  const future = kernel.requestExecute({
    code,
    silent: true,
    store_history: false,
    stop_on_error: false,
    allow_stdin: false,
    user_expressions: { answer: expression }
  });
  const content: KernelMessage.IExecuteReplyMsg['content'] | undefined = (await future.done)
    ?.content;
  const answer = content?.status === 'ok' ? content.user_expressions?.answer : undefined;
  return isObject(answer) && isObject(answer.data) ? answer.data['application/json'] : null;
}

/** Run something beside what the kernel is busy with. */
async function inSubshell<T>(
  kernel: Kernel.IKernelConnection,
  work: (connection: Kernel.IKernelConnection) => Promise<T>
): Promise<T> {
  const reply = await kernel.requestCreateSubshell({}).done;
  const id = reply?.content.subshell_id;
  if (!id) {
    return work(kernel);
  }
  const connection = kernel.clone({ handleComms: false });
  try {
    connection.subshellId = id;
    return await work(connection);
  } finally {
    connection.dispose();
  }
}

function isSizes(answer: unknown): answer is Sizes {
  return isObject(answer) && Array.isArray(answer.variables) && Array.isArray(answer.shared);
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null;
}

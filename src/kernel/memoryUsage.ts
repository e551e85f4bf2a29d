/** The memory of a kernel by its own answer to `usage_request`: the last resort. */
import { PageConfig } from '@jupyterlab/coreutils';
import { type Kernel, KernelMessage } from '@jupyterlab/services';
import type { Ceiling, Sample } from '../memory/ledger';

const UNTRACKED = 'untracked_message_types';
/** A reply may come a little after the idle that ends the request, on another channel. */
const GRACE_MS = 400;
/** For kernels that tell no status. */
const PATIENCE_MS = 5000;

/** What ipykernel answers; `kernel_memory` is there only with psutil. */
interface UsageReply {
  readonly kernel_memory?: number;
  readonly host_virtual_memory?: { readonly total?: number };
}

/**
 * Ask the kernel itself.
 *
 * The message is made untracked first: else its busy and idle would be taken for those of the
 * cell that runs. Kernels that do not know it answer with busy and idle alone, which is seen at once.
 *
 * @returns null where the kernel does not know the question or has no figure.
 */
export async function askUsage(
  kernel: Kernel.IKernelConnection
): Promise<{ sample: Sample; ceiling: Ceiling | null } | null> {
  untrack();
  const content = await reply(kernel);
  if (typeof content?.kernel_memory !== 'number') {
    return null;
  }
  const host = content.host_virtual_memory?.total;
  return {
    sample: {
      time: Date.now(),
      rss: content.kernel_memory,
      children: null,
      method: 'usage_request'
    },
    ceiling: typeof host === 'number' ? { bytes: host, source: 'host' } : null
  };
}

function untrack(): void {
  let known: unknown = null;
  try {
    known = JSON.parse(PageConfig.getOption(UNTRACKED) || '[]');
  } catch {
    // Not what JupyterLab writes there: leave the rest of it out.
  }
  const types = Array.isArray(known) ? known : [];
  if (!types.includes('usage_request')) {
    PageConfig.setOption(UNTRACKED, JSON.stringify([...types, 'usage_request']));
  }
}

function reply(kernel: Kernel.IKernelConnection): Promise<UsageReply | null> {
  const message = KernelMessage.createMessage({
    // The typed union of control messages lacks this one.
    msgType: 'usage_request' as 'debug_request',
    channel: 'control',
    username: kernel.username,
    session: kernel.clientId,
    content: {} as KernelMessage.IDebugRequestMsg['content']
  });
  return new Promise(resolve => {
    const future = kernel.sendControlMessage(message, false, false);
    const end = (content: UsageReply | null): void => {
      clearTimeout(timer);
      resolve(content);
      // Not from within its own handler.
      void Promise.resolve().then(() => future.dispose());
    };
    let timer = setTimeout(() => end(null), PATIENCE_MS);
    future.onReply = received => end(received.content as UsageReply);
    future.done.then(
      () => {
        clearTimeout(timer);
        timer = setTimeout(() => end(null), GRACE_MS);
      },
      () => end(null)
    );
  });
}

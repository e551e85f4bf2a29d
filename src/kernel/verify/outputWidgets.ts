/** Output widgets of a kernel: what a run shows while one of them listens is the widget's, not the cell's. */
import type { KernelMessage } from '@jupyterlab/services';

/** Types of messages that a widget takes in the cell's place. */
const OUTPUTS = new Set([
  'stream',
  'display_data',
  'execute_result',
  'error',
  'clear_output',
  'update_display_data'
]);

/** Follows the protocol of `Output` in ipywidgets: its `msg_id` names the request that it takes the outputs of. */
export class OutputWidgets {
  /** Take one message of the kernel. @returns whether a widget shows it. */
  takes(message: KernelMessage.IIOPubMessage): boolean {
    const type = message.header.msg_type;
    if (type === 'comm_open' || type === 'comm_msg' || type === 'comm_close') {
      this.follow(type, message.content as CommContent);
      return false;
    }
    const parent = (message.parent_header as KernelMessage.IHeader).msg_id;
    return OUTPUTS.has(type) && [...this.listening.values()].includes(parent);
  }

  private follow(type: string, { comm_id, data }: CommContent): void {
    if (type === 'comm_close') {
      this.known.delete(comm_id);
      this.listening.delete(comm_id);
      return;
    }
    const state = data?.state;
    if (type === 'comm_open' && state?._model_name === 'OutputModel') {
      this.known.add(comm_id);
    }
    if (this.known.has(comm_id) && typeof state?.msg_id === 'string') {
      this.listening.set(comm_id, state.msg_id);
    }
  }

  /** Ids of comms of output widgets. */
  private readonly known = new Set<string>();
  /** The request that a widget listens to, empty where to none. */
  private readonly listening = new Map<string, string>();
}

interface CommContent {
  readonly comm_id: string;
  readonly data?: {
    readonly state?: { readonly _model_name?: unknown; readonly msg_id?: unknown };
  };
}

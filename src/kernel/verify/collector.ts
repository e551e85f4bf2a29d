/** Collects what a run shows, as a notebook would hold it in the end. */
import type { KernelMessage } from '@jupyterlab/services';
import type { CellOutput } from '../../flow/outputs';

type Mutable = { -readonly [key in keyof CellOutput]: CellOutput[key] };

/** More than this of a stream is left out, in characters: the page keeps no such output either. */
const MOST_TEXT = 4_000_000;

export class OutputCollector {
  /** The outputs so far. */
  get outputs(): readonly CellOutput[] {
    return this.collected;
  }

  /**
   * Take one message of the kernel; other types than outputs are let pass. See
   * https://jupyter-client.readthedocs.io/en/stable/messaging.html#messages-on-the-iopub-pub-sub-channel.
   */
  take(message: KernelMessage.IIOPubMessage): void {
    const content = message.content as Record<string, unknown>;
    switch (message.header.msg_type) {
      case 'stream':
        this.clearIfWaiting();
        return this.stream(String(content.name), String(content.text));
      case 'display_data':
      case 'execute_result':
        this.clearIfWaiting();
        return this.display(message.header.msg_type, content);
      case 'update_display_data':
        return this.update(content);
      case 'error':
        this.clearIfWaiting();
        this.collected.push({
          output_type: 'error',
          ename: content.ename,
          evalue: content.evalue,
          traceback: content.traceback
        });
        return;
      case 'clear_output':
        this.waiting = content.wait === true;
        if (!this.waiting) {
          this.collected.length = 0;
        }
    }
  }

  private stream(name: string, text: string): void {
    const last = this.collected.at(-1);
    if (last?.output_type === 'stream' && last.name === name) {
      const whole = `${String(last.text)}${text}`;
      last.text = whole.length > MOST_TEXT ? whole.slice(0, MOST_TEXT) : whole;
    } else {
      this.collected.push({ output_type: 'stream', name, text });
    }
  }

  private display(type: string, content: Record<string, unknown>): void {
    const output: Mutable = { output_type: type, data: content.data };
    this.collected.push(output);
    const id = displayId(content);
    if (id) {
      this.byDisplay.set(id, [...(this.byDisplay.get(id) ?? []), output]);
    }
  }

  private update(content: Record<string, unknown>): void {
    for (const output of this.byDisplay.get(displayId(content) ?? '') ?? []) {
      output.data = content.data;
    }
  }

  /** `clear_output(wait=True)` takes away what is there when the next output comes. */
  private clearIfWaiting(): void {
    if (this.waiting) {
      this.waiting = false;
      this.collected.length = 0;
    }
  }

  private readonly collected: Mutable[] = [];
  private readonly byDisplay = new Map<string, readonly Mutable[]>();
  private waiting = false;
}

function displayId(content: Record<string, unknown>): string | null {
  const transient = content.transient as { display_id?: unknown } | undefined;
  return typeof transient?.display_id === 'string' ? transient.display_id : null;
}

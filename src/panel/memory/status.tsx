/** The item in the status bar: the total of the notebook in front, and its ceiling. */
import type { IDisposable } from '@lumino/disposable';
import * as React from 'react';
import { heldInAll, Sentences } from '../../memory';
import { CommandIDs, type IMemoryWatch } from '../../tokens';
import { memoryIcon } from '../icons';
import { StatusItem } from '../statusItem';
import { describeTotal } from './total';

/** Reads the memory while it is shown, and only then. */
export class MemoryStatus extends StatusItem {
  override get isActive(): boolean {
    return super.isActive && Boolean(this.logbook?.kernel);
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this._look?.dispose();
    }
    super.dispose();
  }

  protected override refresh(): void {
    const watch = this.isActive ? (this.logbook?.memoryWatch ?? null) : null;
    if (watch !== this._watch) {
      this._look?.dispose();
      this._watch = watch;
      this._look = watch?.look(false) ?? null;
    }
    super.refresh();
  }

  protected render(): React.JSX.Element {
    const { trans } = this;
    const memory = this.logbook?.memory;
    if (!memory) {
      return <></>;
    }
    const { text, tone } = describeTotal(heldInAll(memory), memory, trans);
    const words = new Sentences(trans);
    const method = memory.samples.at(-1)?.method ?? memory.runs.at(-1)?.method;
    const how = memory.unavailable
      ? words.unavailable(memory.unavailable)
      : method && words.method(method);
    const title = [trans.__('Memory of the kernel of this notebook; click for more.'), how];
    return (
      <button
        type="button"
        data-tone={tone}
        title={title.filter(Boolean).join(' ')}
        onClick={() => void this.commands.execute(CommandIDs.showPanel, { section: 'memory' })}
      >
        <memoryIcon.react tag="span" className="jp-Shipshape-glyph" />
        <span>{text}</span>
      </button>
    );
  }

  private _watch: IMemoryWatch | null = null;
  private _look: IDisposable | null = null;
}

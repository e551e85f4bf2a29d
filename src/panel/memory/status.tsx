/** The item in the status bar: the total of the notebook in front, and its ceiling. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { TranslationBundle } from '@jupyterlab/translation';
import { ReactWidget } from '@jupyterlab/ui-components';
import type { IDisposable } from '@lumino/disposable';
import type { Message } from '@lumino/messaging';
import { type ISignal, Signal } from '@lumino/signaling';
import * as React from 'react';
import { heldNow } from '../../memory';
import { CommandIDs, type ILogbook, type ILogbooks, type IMemoryWatch } from '../../tokens';
import { memoryIcon } from '../icons';
import { describeTotal } from './total';

export class MemoryStatus extends ReactWidget {
  constructor(
    private readonly logbooks: ILogbooks,
    private readonly commands: JupyterFrontEnd['commands'],
    private readonly trans: TranslationBundle
  ) {
    super();
    this.addClass('jp-Shipshape-statusItem');
    logbooks.currentChanged.connect(this.follow, this);
    this.follow(logbooks, logbooks.current);
  }

  /** By the person's settings; off: nothing is read. */
  get isOn(): boolean {
    return this._isOn;
  }
  set isOn(on: boolean) {
    this._isOn = on;
    this.refresh();
  }

  /** Whether there is anything to show. */
  get isActive(): boolean {
    return this._isOn && Boolean(this._logbook?.kernel);
  }

  get activeChanged(): ISignal<this, void> {
    return this._activeChanged;
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.logbooks.currentChanged.disconnect(this.follow, this);
      this._logbook?.changed.disconnect(this.refresh, this);
      this._look?.dispose();
      Signal.clearData(this);
    }
    super.dispose();
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this.refresh();
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this.refresh();
  }

  protected render(): React.JSX.Element {
    const { trans } = this;
    const memory = this._logbook?.memory;
    if (!memory) {
      return <></>;
    }
    const own = heldNow(memory);
    const held = own === null ? null : own + (memory.samples.at(-1)?.children ?? 0);
    const { text, tone } = describeTotal(held, memory, trans);
    return (
      <button
        type="button"
        data-tone={tone}
        title={trans.__('Memory of the kernel of this notebook; click for more')}
        onClick={() => void this.commands.execute(CommandIDs.showPanel, { section: 'memory' })}
      >
        <memoryIcon.react tag="span" className="jp-Shipshape-glyph" />
        {text}
      </button>
    );
  }

  private follow(_: ILogbooks, logbook: ILogbook | null): void {
    this._logbook?.changed.disconnect(this.refresh, this);
    this._logbook = logbook;
    logbook?.changed.connect(this.refresh, this);
    this.refresh();
  }

  private refresh(): void {
    const active = this.isActive;
    const watch = active ? (this._logbook?.memoryWatch ?? null) : null;
    if (watch !== this._watch) {
      this._look?.dispose();
      this._watch = watch;
      this._look = watch?.look(false) ?? null;
    }
    if (active !== this._wasActive) {
      this._wasActive = active;
      this._activeChanged.emit();
    }
    this.update();
  }

  private _logbook: ILogbook | null = null;
  private _watch: IMemoryWatch | null = null;
  private _look: IDisposable | null = null;
  private _isOn = false;
  private _wasActive = false;
  private _activeChanged = new Signal<this, void>(this);
}

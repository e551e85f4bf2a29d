/** The top of the panel: which notebook it speaks of, and its kernel. */
import { ReactWidget } from '@jupyterlab/ui-components';
import { PathExt } from '@jupyterlab/coreutils';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IKernelState, ILogbook } from '../tokens';

export class Header extends ReactWidget {
  constructor(private readonly trans: TranslationBundle) {
    super();
    this.addClass('jp-Shipshape-header');
  }

  get logbook(): ILogbook | null {
    return this._logbook;
  }
  set logbook(value: ILogbook | null) {
    this._logbook?.changed.disconnect(this.update, this);
    this._logbook = value;
    value?.changed.connect(this.update, this);
    this.update();
  }

  override dispose(): void {
    this._logbook?.changed.disconnect(this.update, this);
    this._logbook = null;
    super.dispose();
  }

  protected render(): React.JSX.Element {
    const { logbook, trans } = this;
    if (!logbook) {
      return <></>;
    }
    const kernel = kernelLine(logbook.kernel, trans);
    return (
      <>
        <strong title={logbook.path}>{PathExt.basename(logbook.path)}</strong>
        <span title={kernel}>{kernel}</span>
      </>
    );
  }

  private _logbook: ILogbook | null = null;
}

/** "Python 3 · idle"; the name of the implementation in brackets says nothing here. */
export function kernelLine(kernel: IKernelState | null, trans: TranslationBundle): string {
  if (!kernel) {
    return trans.__('No kernel');
  }
  const words: Record<string, string> = {
    idle: trans.__('idle'),
    busy: trans.__('busy'),
    starting: trans.__('starting'),
    restarting: trans.__('restarting'),
    autorestarting: trans.__('restarting'),
    terminating: trans.__('stopping'),
    dead: trans.__('dead')
  };
  const name = kernel.displayName.replace(/ \(ipykernel\)$/, '');
  return trans.__('%1 · %2', name, words[kernel.status] ?? trans.__('connecting'));
}

/** The item in the status bar: the verdict over the notebook in front. */
import * as React from 'react';
import { CommandIDs, type IProofs } from '../../tokens';
import { StatusItem } from '../statusItem';
import { brief } from './brief';
import { StateModel } from './model';

export class StateStatus extends StatusItem {
  override get isActive(): boolean {
    return super.isActive && Boolean(this.logbook?.kernel && this.logbook.judgement);
  }

  /** What fresh kernels gave; null where nothing can be verified here. */
  get proofs(): IProofs | null {
    return this._proofs;
  }
  set proofs(proofs: IProofs | null) {
    this._proofs?.changed.disconnect(this.refresh, this);
    this._proofs = proofs;
    proofs?.changed.connect(this.refresh, this);
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.proofs = null;
      this.model.dispose();
    }
    super.dispose();
  }

  protected render(): React.JSX.Element {
    const { model, trans } = this;
    model.logbook = this.logbook;
    const said = brief(model, this.proofs, trans);
    if (!said) {
      return <></>;
    }
    const { text, icon: Icon, tone = 'plain' } = said;
    return (
      <button
        type="button"
        data-tone={tone}
        title={trans.__('What a fresh run from top to bottom would give; click for more')}
        onClick={() => void this.commands.execute(CommandIDs.showPanel, { section: 'state' })}
      >
        {Icon && <Icon.react tag="span" className="jp-Shipshape-glyph" />}
        <span>{text}</span>
      </button>
    );
  }

  private readonly model = new StateModel();
  private _proofs: IProofs | null = null;
}

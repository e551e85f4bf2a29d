/** The item in the status bar: the verdict over the notebook in front. */
import * as React from 'react';
import { CommandIDs } from '../../tokens';
import { StatusItem } from '../statusItem';
import { brief } from './brief';
import { StateModel } from './model';

export class StateStatus extends StatusItem {
  override get isActive(): boolean {
    return super.isActive && Boolean(this.logbook?.kernel && this.logbook.judgement);
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.model.dispose();
    }
    super.dispose();
  }

  protected render(): React.JSX.Element {
    const { model, trans } = this;
    model.logbook = this.logbook;
    const said = brief(model, trans);
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
}

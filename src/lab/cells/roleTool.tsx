/** The role of the active cell in the property inspector. */
import { NotebookTools } from '@jupyterlab/notebook';
import type { TranslationBundle } from '@jupyterlab/translation';
import { HTMLSelect, ReactWidget, UseSignal } from '@jupyterlab/ui-components';
import { Signal } from '@lumino/signaling';
import { PanelLayout } from '@lumino/widgets';
import * as React from 'react';
import { CHOSEN_ROLES, type ChosenRole, roleOf } from '../../package/tags';
import { setRole, tagsOf } from './role';

/** A choice of roles; what is chosen is written as an ordinary tag, undoable. */
export class RoleTool extends NotebookTools.Tool {
  constructor(private readonly _trans: TranslationBundle) {
    super();
    const layout = (this.layout = new PanelLayout());
    layout.addWidget(
      ReactWidget.create(<UseSignal signal={this._cellChanged}>{() => this._choice()}</UseSignal>)
    );
  }

  override dispose(): void {
    Signal.clearData(this);
    super.dispose();
  }

  protected override onActiveCellChanged(): void {
    this._cellChanged.emit();
  }

  protected override onActiveCellMetadataChanged(): void {
    this._cellChanged.emit();
  }

  private _choice(): React.JSX.Element | null {
    const cell = this.notebookTools?.activeCell?.model;
    const notebook = this.notebookTools?.activeNotebookPanel?.model?.sharedModel;
    if (!notebook || cell?.type !== 'code') {
      return null;
    }
    const trans = this._trans;
    const label = trans.__('Role in the package');
    return (
      <label className="jp-Shipshape-role">
        {label}
        <HTMLSelect
          aria-label={label}
          value={roleOf(tagsOf(notebook, cell.id)) ?? ''}
          onChange={event =>
            setRole(notebook, cell.id, (event.target.value || null) as ChosenRole | null)
          }
        >
          <option value="">{trans.__('What its code says')}</option>
          {CHOSEN_ROLES.map(role => (
            <option key={role} value={role}>
              {roleWord(role, trans)}
            </option>
          ))}
        </HTMLSelect>
      </label>
    );
  }

  private readonly _cellChanged = new Signal<this, void>(this);
}

/** What a role is called where it is chosen. */
export function roleWord(role: ChosenRole, trans: TranslationBundle): string {
  return {
    parameters: trans.__('Parameters of run()'),
    definitions: trans.__('Functions and classes'),
    test: trans.__('Test'),
    excluded: trans.__('Left out')
  }[role];
}

/** The second page: files, decisions and dependencies, before anything is written. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { Decisions } from './decisions';
import { Dependencies } from './dependencies';
import { FilePane } from './filePane';
import { FileTree } from './fileTree';
import { GoldenTab } from './goldenTab';
import type { ExportModel } from './model';
import { PinsPane } from './pinsPane';
import type { PreviewModel, PreviewTab } from './preview';

interface IProps {
  readonly model: ExportModel;
  readonly preview: PreviewModel;
  readonly trans: TranslationBundle;
}

export function PreviewPage({ model, preview, trans }: IProps): React.JSX.Element {
  const plan = model.describe.plan;
  const cells = new Set(plan?.decisions.filter(d => d.role !== 'text').map(d => d.cell)).size;
  const tabs: readonly [PreviewTab, string][] = [
    ['files', trans.__('Files · %1', String(preview.preview.files.length))],
    ['decisions', trans._n('Decisions · %1 cell', 'Decisions · %1 cells', cells)],
    ['dependencies', trans.__('Dependencies · %1', String(plan?.dependencies.length ?? 0))],
    ['golden', trans.__('Tests of steps · %1', String(model.golden.count))]
  ];
  return (
    <div className="jp-Shipshape-preview">
      <Tabs tabs={tabs} preview={preview} trans={trans} />
      <div
        role="tabpanel"
        id="jp-Shipshape-tabpanel"
        aria-labelledby={`jp-Shipshape-tab-${preview.tab}`}
        data-tab={preview.tab}
      >
        {preview.tab === 'files' && (
          <>
            <FileTree preview={preview} trans={trans} />
            <FilePane preview={preview} languages={model.services.languages} trans={trans} />
          </>
        )}
        {preview.tab === 'decisions' && plan && (
          <Decisions plan={plan} links={model.links} trans={trans} />
        )}
        {preview.tab === 'dependencies' && plan && plan.dependencies.length > 0 && (
          <PinsPane pins={model.pins} trans={trans} />
        )}
        {preview.tab === 'dependencies' && plan && (
          <Dependencies plan={plan} notes={preview.preview.notes} model={model} trans={trans} />
        )}
        {preview.tab === 'golden' && (
          <GoldenTab golden={model.golden} links={model.links} trans={trans} />
        )}
      </div>
    </div>
  );
}

interface ITabsProps {
  readonly tabs: readonly [PreviewTab, string][];
  readonly preview: PreviewModel;
  readonly trans: TranslationBundle;
}

/** Arrow keys go from tab to tab (the ARIA pattern of tabs). */
function Tabs({ tabs, preview, trans }: ITabsProps): React.JSX.Element {
  const move = (event: React.KeyboardEvent): void => {
    const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key];
    if (step) {
      const at = tabs.findIndex(([tab]) => tab === preview.tab);
      const [next] = tabs[(at + step + tabs.length) % tabs.length];
      preview.tab = next;
      document.getElementById(`jp-Shipshape-tab-${next}`)?.focus();
    }
  };
  return (
    <div
      role="tablist"
      className="jp-Shipshape-tabs"
      aria-label={trans.__('Preview')}
      onKeyDown={move}
    >
      {tabs.map(([tab, label]) => (
        <button
          key={tab}
          type="button"
          role="tab"
          id={`jp-Shipshape-tab-${tab}`}
          aria-selected={preview.tab === tab}
          aria-controls="jp-Shipshape-tabpanel"
          tabIndex={preview.tab === tab ? 0 : -1}
          onClick={() => {
            preview.tab = tab;
          }}
        >
          {label}
        </button>
      ))}
    </div>
  );
}

/** The Package section: how far the notebook is from production, and the way there. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ITranslator, TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { ReadinessRow, RowMend } from '../../package/readiness';
import { CommandIDs } from '../../tokens';
import { CellLinks } from '../cells';
import { packageIcon, refusedIcon, sameIcon, toDoIcon } from '../icons';
import { Sentence } from '../sentence';
import { type IAction, type ISummary, Section } from '../section';
import { Verdict } from '../state/verdict';
import { type IPackageSources, PackageModel } from './model';
import { Refusals } from './refusals';
import { mendCommand, mendWord, rowWord } from './words';

export interface IPackageSectionOptions {
  readonly translator: ITranslator;
  readonly commands: JupyterFrontEnd['commands'];
  readonly sources: IPackageSources;
}

export class PackageSection extends Section {
  constructor(options: IPackageSectionOptions) {
    const trans = options.translator.load('jupyterlab_shipshape');
    super({ ...options, key: 'package', label: trans.__('Package') });
    this.model = new PackageModel(options.sources, trans);
    this.model.changed.connect(() => this.refreshed());
  }

  override actions(): readonly IAction[] {
    const { commands, trans } = this;
    const entries = [
      [CommandIDs.exportPackage, trans.__('Export as Package…')],
      [CommandIDs.cleanCopy, trans.__('Save a Clean Copy')],
      [CommandIDs.makeTest, trans.__('Make a Test of the Active Cell…')]
    ] as const;
    return entries
      .filter(([id]) => commands.hasCommand(id))
      .map(([id, label]) => ({
        label,
        enabled: commands.isEnabled(id),
        run: () => void commands.execute(id)
      }));
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.model.dispose();
    }
    super.dispose();
  }

  protected override onLogbookReplaced(): void {
    this.model.logbook = this.logbook;
  }

  protected summarize(): ISummary | null {
    this.model.read(this.isVisible);
    return this.summaryOf();
  }

  protected render(): React.JSX.Element {
    const { logbook, model, trans } = this;
    const { readiness } = model;
    if (!logbook || !readiness) {
      return <></>;
    }
    const links = new CellLinks(logbook);
    if (readiness.nothing) {
      return (
        <Verdict
          headline={readiness.headline}
          detail={readiness.detail}
          links={links}
          trans={trans}
        />
      );
    }
    return (
      <>
        <div className="jp-Shipshape-scroll">
          <Verdict
            headline={
              model.problem
                ? [{ text: trans.__('The export cannot be planned.') }]
                : readiness.headline
            }
            detail={model.problem ? [{ text: model.problem }] : readiness.detail}
            links={links}
            trans={trans}
          />
          <ul className="jp-Shipshape-readiness" aria-label={trans.__('Readiness')}>
            {readiness.rows.map(row => (
              <li key={row.key} data-status={row.status}>
                <Status row={row} trans={trans} />
                <h3>{rowWord(row.key, trans)}</h3>
                <p>
                  <Sentence phrase={row.text} links={links} trans={trans} />
                  {row.mends.map(mend => this.mendLink(mend, row))}
                </p>
              </li>
            ))}
          </ul>
          {model.contents.length > 0 && (
            <section className="jp-Shipshape-block">
              <h3>{trans.__('What would be exported')}</h3>
              <dl className="jp-Shipshape-contents">
                {model.contents.map(row => (
                  <React.Fragment key={row.label}>
                    <dt>{row.label}</dt>
                    <dd>
                      <Sentence phrase={row.text} links={links} trans={trans} />
                    </dd>
                  </React.Fragment>
                ))}
              </dl>
            </section>
          )}
          <Refusals
            refusals={model.plan?.refusals ?? []}
            links={links}
            trans={trans}
            onLeaveOut={this.leaveOut()}
          />
        </div>
        <div className="jp-Shipshape-foot">
          <button
            type="button"
            className="jp-Shipshape-button jp-mod-styled jp-mod-accept"
            onClick={() => void this.commands.execute(CommandIDs.exportPackage)}
          >
            <packageIcon.react tag="span" className="jp-Shipshape-glyph" />
            {trans.__('Export as package…')}
          </button>
        </div>
      </>
    );
  }

  private readonly model: PackageModel;

  /** A plan has come: what is shown now stands on it, and no other is asked for. */
  private refreshed(): void {
    this.summarized(this.summaryOf());
  }

  private summaryOf(): ISummary | null {
    const { trans } = this;
    const { readiness, plan } = this.model;
    if (!readiness || !plan) {
      return null;
    }
    const missing = readiness.rows.filter(row => row.status === 'missing').length;
    if (!readiness.exportable) {
      return {
        text: trans._n(
          '%1 cell in the way',
          '%1 cells in the way',
          new Set(plan.refusals.map(refusal => refusal.cell)).size
        ),
        icon: refusedIcon,
        tone: 'error'
      };
    }
    if (readiness.nothing) {
      return { text: trans.__('nothing to export yet') };
    }
    return missing
      ? {
          text: trans._n('ready, %1 thing missing', 'ready, %1 things missing', missing),
          icon: toDoIcon,
          tone: 'warn'
        }
      : { text: trans.__('ready'), icon: sameIcon, tone: 'ok' };
  }

  /** A link for a mend that something in this page can do. */
  private mendLink(mend: RowMend, row: ReadinessRow): React.JSX.Element | null {
    const { id, args } = mendCommand(mend);
    return this.commands.hasCommand(id) ? (
      <React.Fragment key={mend}>
        {' '}
        <button
          type="button"
          className="jp-Shipshape-link"
          onClick={() => void this.commands.execute(id, args)}
        >
          {mendWord(mend, row, this.trans)}
        </button>
      </React.Fragment>
    ) : null;
  }

  /** Leaves a cell out by a tag, where the command for it is there. */
  private leaveOut(): ((cell: string) => void) | null {
    return this.commands.hasCommand(CommandIDs.setRole)
      ? cell => void this.commands.execute(CommandIDs.setRole, { cell, role: 'excluded' })
      : null;
  }
}

function Status({ row, trans }: { row: ReadinessRow; trans: TranslationBundle }) {
  const [Icon, label, tone] = {
    done: [sameIcon.react, trans.__('done'), 'ok'] as const,
    missing: [toDoIcon.react, trans.__('something is missing'), 'warn'] as const,
    unknown: [toDoIcon.react, trans.__('not known'), 'plain'] as const
  }[row.status];
  return (
    <span data-tone={tone} role="img" aria-label={label} title={label}>
      <Icon tag="span" className="jp-Shipshape-glyph" />
    </span>
  );
}

/** The State section: would a fresh run give what the page shows, and if not, why. */
import type { ITranslator } from '@jupyterlab/translation';
import type { JupyterFrontEnd } from '@jupyterlab/application';
import * as React from 'react';
import { SavedSentences } from '../../flow';
import type { Mend } from '../../flow/finding';
import { CommandIDs, type INotebookProof, type IPreferences, type IProofs } from '../../tokens';
import { type IAction, type ISummary, Section } from '../section';
import type { CellLinks } from '../cells';
import { FinishedProof } from '../verify/finished';
import { LastProof } from '../verify/last';
import { RunningProof } from '../verify/running';
import { brief } from './brief';
import { Evidence, Judged } from './judged';
import { StateModel } from './model';
import { Reading, Verdict, VerifyLink } from './verdict';

export interface IStateSectionOptions {
  readonly translator: ITranslator;
  readonly commands: JupyterFrontEnd['commands'];
  readonly proofs: IProofs;
  readonly preferences: IPreferences;
}

export class StateSection extends Section {
  constructor(options: IStateSectionOptions) {
    const trans = options.translator.load('jupyterlab_shipshape');
    super({ ...options, key: 'state', label: trans.__('State') });
    this.proofs = options.proofs;
    this.preferences = options.preferences;
    this.model.changed.connect(() => this.update());
    this.preferences.changed.connect(this.obey, this);
    this.obey();
  }

  override actions(): readonly IAction[] {
    const { logbook, trans } = this;
    const muted = [...(logbook?.muted ?? [])];
    return [
      {
        label: trans.__('Verify in a Fresh Kernel…'),
        enabled: this.commands.isEnabled(CommandIDs.verify),
        run: () => this.verify()
      },
      {
        label: trans.__('What Would Restart and Run All Change?'),
        enabled: this.commands.isEnabled(CommandIDs.dryRun),
        run: () => void this.commands.execute(CommandIDs.dryRun)
      },
      {
        label: trans.__('Show Again What Is Muted'),
        enabled: muted.length > 0,
        run: () => muted.forEach(key => logbook?.mute(key, false))
      }
    ];
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.preferences.changed.disconnect(this.obey, this);
      this.model.dispose();
      this.proof?.changed.disconnect(this.refresh, this);
    }
    super.dispose();
  }

  protected readonly model = new StateModel();

  protected override onLogbookReplaced(): void {
    this.model.logbook = this.logbook;
    this.proof?.changed.disconnect(this.refresh, this);
    this.proof = this.logbook && this.proofs.of(this.logbook);
    this.proof?.changed.connect(this.refresh, this);
  }

  protected summarize(): ISummary | null {
    this.model.read();
    return brief(this.model, this.proofs, this.trans);
  }

  protected render(): React.JSX.Element {
    const { logbook, model, proof, trans } = this;
    const { links, stage } = model;
    if (!logbook || !links) {
      return <></>;
    }
    if (proof?.running) {
      const { running } = proof;
      const onStop = (): void => proof.stop();
      return <RunningProof {...{ logbook, running, links, trans, onStop }} />;
    }
    const proved = proof?.last;
    if (proof?.open && proved) {
      return (
        <FinishedProof
          proof={proved}
          current={proof.current !== null}
          links={links}
          trans={trans}
          onAgain={() => this.verify()}
          onBack={() => {
            proof.open = false;
          }}
        />
      );
    }
    const said = proof?.problem
      ? [trans.__('The proof came to nothing: %1', proof.problem), ...logbook.notices]
      : logbook.notices;
    const notices = said.map(notice => (
      <p key={notice} className="jp-Shipshape-notice">
        {notice}
      </p>
    ));
    switch (stage) {
      case 'off':
        return (
          <>
            {this.turnedOff(links)}
            {notices}
          </>
        );
      case 'reading':
        return (
          <>
            <Reading cells={logbook.cells.length} trans={trans} />
            {notices}
          </>
        );
      case 'nothing ran':
        return (
          <>
            <Verdict
              headline={[{ text: trans.__('Nothing has run yet.') }]}
              detail={[
                {
                  text: trans.__(
                    'Run a cell. From then on each result is checked against what a fresh run from top to bottom would give, and a cell that differs gets a mark.'
                  )
                }
              ]}
              links={links}
              trans={trans}
            />
            {notices}
          </>
        );
      case 'no kernel':
        return (
          <>
            {this.withoutKernel(links)}
            {notices}
          </>
        );
      case 'judged':
        return (
          <>
            <Judged
              model={model}
              logbook={logbook}
              links={links}
              trans={trans}
              onMend={mend => this.mend(mend)}
              onVerify={() => this.verify()}
            >
              {proof && <LastProof model={proof} trans={trans} />}
            </Judged>
            {notices}
            <Evidence logbook={logbook} trans={trans} />
          </>
        );
    }
  }

  private readonly proofs: IProofs;
  private readonly preferences: IPreferences;
  private proof: INotebookProof | null = null;

  private obey(): void {
    this.model.on = this.preferences.now.orderWarnings;
    this.refresh();
  }

  private turnedOff(links: CellLinks): React.JSX.Element {
    const { preferences, trans } = this;
    return (
      <Verdict
        headline={[{ text: trans.__('Order warnings are off.') }]}
        detail={[
          { text: trans.__('By the settings, nothing is said of what a fresh run would change.') }
        ]}
        links={links}
        trans={trans}
      >
        <button
          type="button"
          className="jp-Shipshape-link"
          onClick={() => void preferences.set('orderWarnings', true)}
        >
          {trans.__('Turn them on')}
        </button>
        <VerifyLink trans={trans} onVerify={() => this.verify()} />
      </Verdict>
    );
  }

  private withoutKernel(links: CellLinks): React.JSX.Element {
    const { model, trans } = this;
    return (
      <Verdict
        headline={[{ text: trans.__('No kernel is running.') }]}
        detail={new SavedSentences(trans).counts(model.counts)}
        links={links}
        trans={trans}
      >
        <button
          type="button"
          className="jp-Shipshape-button jp-mod-styled jp-mod-accept"
          onClick={() => void this.logbook?.startKernel()}
        >
          {trans.__('Start a kernel')}
        </button>
        <VerifyLink trans={trans} onVerify={() => this.verify()} />
      </Verdict>
    );
  }

  private mend(mend: Mend): void {
    if (mend.kind === 'verify') {
      this.verify();
    } else {
      void this.logbook?.mend(mend);
    }
  }

  private verify(): void {
    void this.commands.execute(CommandIDs.verify);
  }
}

/** The third page: the proof while it runs, and its result with where to go next. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { folderIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { IProof, IProofStep } from '../../kernel/handoff';
import { clock, duration } from '../format';
import { sameIcon, toDoIcon } from '../icons';
import { CellChip } from '../sentence';
import { crossIcon } from './icons';
import type { ExportModel } from './model';
import type { ProveModel } from './prove';
import { stepWord } from './words';

interface IProps {
  readonly model: ExportModel;
  readonly prove: ProveModel;
  readonly trans: TranslationBundle;
}

export function ProvePage({ model, prove, trans }: IProps): React.JSX.Element {
  const { proof, problem } = prove;
  const ended = proof && proof.state !== 'running';
  // What did not hold comes first, once all is known.
  const steps = ended
    ? [...proof.steps].sort((a, b) => Number(b.state === 'failed') - Number(a.state === 'failed'))
    : (proof?.steps ?? []);
  const done =
    proof?.steps.filter(step => !['waiting', 'running'].includes(step.state)).length ?? 0;
  return (
    <div className="jp-Shipshape-prove">
      <h2 aria-live="polite">{headline(prove, trans)}</h2>
      <p>{subline(model, prove, trans)}</p>
      {problem && <p data-tone="error">{problem}</p>}
      {proof?.state === 'running' && (
        <progress max={proof.steps.length} value={done} aria-label={trans.__('Proof')} />
      )}
      <ul>
        {steps.map(step => (
          <Step key={step.key} step={step} model={model} trans={trans} />
        ))}
      </ul>
      {(!proof || ended) && <Next model={model} prove={prove} trans={trans} />}
      {prove.log.length > 0 && (
        <details open={proof?.state === 'running'}>
          <summary>{trans.__('Log')}</summary>
          <Log lines={prove.log} />
        </details>
      )}
    </div>
  );
}

function headline({ proof, exported }: ProveModel, trans: TranslationBundle): string {
  const { added = 0, changed = 0, removed = 0 } = exported.counts;
  const written = trans._n(
    '%1 file in %2',
    '%1 files in %2',
    added + changed + removed,
    exported.directory
  );
  if (!proof) {
    return trans.__('Written: %1.', written);
  }
  const failed = proof.steps.filter(step => step.state === 'failed').length;
  const all = proof.steps.length;
  switch (proof.state) {
    case 'running':
      return trans.__('Written: %1. Proving it now.', written);
    case 'stopped':
      return trans.__('Exported. The proof was stopped.');
    case 'held':
      return trans.__('Exported and proved. All %1 checks held.', String(all));
    case 'failed':
      return trans._n(
        'Exported. %1 of %2 checks did not hold.',
        'Exported. %1 of %2 checks did not hold.',
        failed,
        String(all)
      );
  }
}

function subline(model: ExportModel, prove: ProveModel, trans: TranslationBundle): string {
  const { proof, exported } = prove;
  const { name, version } = model.describe.values;
  if (!proof) {
    return trans.__(
      'A proof builds and installs it in a clean environment, runs its tests, and compares run() with the notebook.'
    );
  }
  if (proof.state === 'running') {
    return trans.__(
      'You can close this; the proof goes on, and its result is kept with the export.'
    );
  }
  return trans.__(
    '%1 %2 in %3 · %4 · %5',
    name,
    version,
    exported.directory,
    clock(prove.time),
    duration(proof.seconds, trans)
  );
}

interface IStepProps {
  readonly step: IProofStep;
  readonly model: ExportModel;
  readonly trans: TranslationBundle;
}

function Step({ step, model, trans }: IStepProps): React.JSX.Element {
  const [shown, show] = React.useState(false);
  const [Icon, tone, word] = {
    held: [sameIcon, 'ok', trans.__('held')] as const,
    failed: [crossIcon, 'error', trans.__('did not hold')] as const,
    running: [toDoIcon, 'busy', trans.__('running')] as const,
    waiting: [toDoIcon, 'plain', trans.__('waiting')] as const,
    skipped: [toDoIcon, 'plain', trans.__('not reached')] as const,
    stopped: [toDoIcon, 'plain', trans.__('stopped')] as const
  }[step.state];
  const first = step.differing[0];
  return (
    <li data-tone={tone}>
      <span role="img" aria-label={word} title={word}>
        <Icon.react tag="span" className="jp-Shipshape-glyph" />
      </span>
      <strong>{stepWord(step.key, trans)}</strong>
      <div>
        {first ? (
          <>
            {step.differing.map(({ name, cell }) => (
              <p key={name}>
                <strong>{name}</strong> {trans.__('is not what the page shows')}{' '}
                {cell && (
                  <>
                    ({trans.__('cell')} <CellChip cell={cell} links={model.links} trans={trans} />)
                  </>
                )}
              </p>
            ))}
            <button type="button" className="jp-Shipshape-link" onClick={() => show(!shown)}>
              {shown ? trans.__('Hide the values') : trans.__('Show both values')}
            </button>
            {shown && (
              <div className="jp-Shipshape-values">
                <pre tabIndex={0} aria-label={trans.__('On the page')}>
                  {first.text}
                </pre>
                <pre tabIndex={0} aria-label={trans.__('From the package')}>
                  {first.found}
                </pre>
              </div>
            )}
          </>
        ) : (
          step.detail || (step.state === 'waiting' ? word : '')
        )}
      </div>
      <span>{step.seconds > 0.05 ? duration(step.seconds, trans) : ''}</span>
    </li>
  );
}

function Next({ model, prove, trans }: IProps): React.JSX.Element {
  const { services } = model;
  const { directory, inGit } = prove.exported;
  const [copied, setCopied] = React.useState(false);
  const leave = (go: () => Promise<void>): void => {
    model.close();
    void go();
  };
  const commands = `cd ${quoted(directory)}\npython -m pip install -e .\npython -m pytest\n${model.describe.values.name} --help`;
  return (
    <div className="jp-Shipshape-next">
      {services.openFolder && (
        <button
          type="button"
          className="jp-Shipshape-outlined"
          onClick={() => leave(() => services.openFolder?.(directory) ?? Promise.resolve())}
        >
          <folderIcon.react tag="span" className="jp-Shipshape-fileIcon" />
          {trans.__('Open the folder')}
        </button>
      )}
      {services.openTerminal && (
        <button
          type="button"
          className="jp-Shipshape-outlined"
          onClick={() => leave(() => services.openTerminal?.(directory) ?? Promise.resolve())}
        >
          {trans.__('Open a terminal there')}
        </button>
      )}
      <button
        type="button"
        className="jp-Shipshape-outlined"
        onClick={() => {
          void navigator.clipboard.writeText(commands).then(() => setCopied(true));
        }}
      >
        {copied ? trans.__('Copied') : trans.__('Copy the commands')}
      </button>
      {prove.commit ? (
        <span>{trans.__('First commit %1. Nothing is pushed.', prove.commit)}</span>
      ) : (
        !inGit && (
          <label>
            <input type="checkbox" onChange={() => void prove.startRepository()} />
            {trans.__('Start a git repository with a first commit. Never pushed.')}
          </label>
        )
      )}
    </div>
  );
}

/** The last lines stay in sight while they come. */
function Log({ lines }: { readonly lines: IProof['log'] }): React.JSX.Element {
  const node = React.useRef<HTMLPreElement>(null);
  React.useEffect(() => {
    node.current?.scrollTo(0, node.current.scrollHeight);
  }, [lines.length]);
  return (
    <pre ref={node} tabIndex={0}>
      {lines.join('\n')}
    </pre>
  );
}

function quoted(path: string): string {
  return /^[\w./-]+$/.test(path) ? path : `'${path.replaceAll("'", `'\\''`)}'`;
}

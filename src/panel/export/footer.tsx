/** The foot of the dialog: what is in the way or will happen, and the buttons. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { duration } from '../format';
import { sameIcon, toDoIcon } from '../icons';
import { alertIcon, crossIcon } from './icons';
import type { ExportModel } from './model';
import { changesSentence, fieldWord } from './words';

interface IProps {
  readonly model: ExportModel;
  readonly trans: TranslationBundle;
}

export function Footer({ model, trans }: IProps): React.JSX.Element {
  const page = { describe: DescribeFooter, preview: PreviewFooter, prove: ProveFooter }[model.page];
  return <footer>{React.createElement(page, { model, trans })}</footer>;
}

/** What is said at the left; announced when it changes. */
function Said({ children }: React.PropsWithChildren): React.JSX.Element {
  return (
    <div className="jp-Shipshape-said" aria-live="polite">
      {children}
    </div>
  );
}

function Problem({ text }: { readonly text: string }): React.JSX.Element {
  return (
    <span data-tone="error">
      <crossIcon.react tag="span" className="jp-Shipshape-glyph" />
      {text}
    </span>
  );
}

function DescribeFooter({ model, trans }: IProps): React.JSX.Element {
  const { describe, busy, problem } = model;
  const { problems, noServer, plan } = describe;
  const fields = [...problems.keys()].filter(field => field !== 'plan');
  const blocked = problems.size > 0 || !plan;
  return (
    <>
      <Said>
        {problem ? (
          <Problem text={problem} />
        ) : fields.join() === 'answers' ? (
          <Problem text={problems.get('answers') ?? ''} />
        ) : fields.length ? (
          <Problem
            text={trans._n(
              '%1 field to correct: %2',
              '%1 fields to correct: %2',
              fields.length,
              fields.map(field => fieldWord(field, trans)).join(', ')
            )}
          />
        ) : problems.has('plan') ? (
          <Problem text={problems.get('plan') ?? ''} />
        ) : noServer ? (
          trans.__('The server part is missing. Download the files as a zip instead.')
        ) : busy || !plan ? (
          trans.__('Reading the notebook…')
        ) : (
          trans.__('Nothing is written yet.')
        )}
      </Said>
      <Cancel model={model} trans={trans} />
      {noServer ? (
        <Accept
          label={trans.__('Download as zip')}
          disabled={blocked}
          onClick={() => void model.downloadZip()}
        />
      ) : (
        <Accept
          label={trans.__('Preview')}
          disabled={blocked || busy}
          onClick={() => void model.makePreview()}
        />
      )}
    </>
  );
}

function PreviewFooter({ model, trans }: IProps): React.JSX.Element {
  const { preview, problem, busy } = model;
  if (!preview) {
    return <></>;
  }
  const { unsettled, conflicts } = preview;
  const unreadable = [...model.unreadable].join(', ');
  const nameless = model.describe.plan?.dependencies.filter(d => d.name === null).length ?? 0;
  return (
    <>
      <Said>
        {problem ? (
          <Problem text={problem} />
        ) : unreadable ? (
          <Problem text={trans.__('Allowed versions to correct: %1', unreadable)} />
        ) : unsettled.length ? (
          <span data-tone="error">
            <alertIcon.react tag="span" className="jp-Shipshape-glyph" />
            {trans._n('%1 conflict to settle:', '%1 conflicts to settle:', unsettled.length)}{' '}
            <button
              type="button"
              className="jp-Shipshape-link"
              onClick={() => {
                preview.tab = 'files';
                preview.select(unsettled[0]);
              }}
            >
              {unsettled[0].path.split('/').at(-1)}
            </button>
          </span>
        ) : conflicts.length ? (
          <span data-tone="ok">
            <sameIcon.react tag="span" className="jp-Shipshape-glyph" />
            {trans._n('%1 conflict settled', '%1 conflicts settled', conflicts.length)}
          </span>
        ) : null}
        {nameless > 0 && (
          <span data-tone="warn">
            <toDoIcon.react tag="span" className="jp-Shipshape-glyph" />
            <button
              type="button"
              className="jp-Shipshape-link"
              onClick={() => {
                preview.tab = 'dependencies';
              }}
            >
              {trans._n('%1 name without a package', '%1 names without a package', nameless)}
            </button>
          </span>
        )}
        <span className="jp-Shipshape-quiet">{changesSentence(preview, trans)}</span>
      </Said>
      <button
        type="button"
        className="jp-Shipshape-dialogButton"
        disabled={busy}
        onClick={() => model.go('describe')}
      >
        {trans.__('Back')}
      </button>
      <Cancel model={model} trans={trans} />
      <Accept
        label={
          preview.toWrite
            ? trans._n('Export %1 file', 'Export %1 files', preview.toWrite)
            : trans.__('Go on')
        }
        disabled={busy || unsettled.length > 0 || unreadable !== ''}
        onClick={() => void model.export()}
      />
    </>
  );
}

function ProveFooter({ model, trans }: IProps): React.JSX.Element {
  const { prove, problem } = model;
  const running = prove?.proof?.state === 'running';
  return (
    <>
      <Said>
        {problem ? (
          <Problem text={problem} />
        ) : running && prove?.proof ? (
          trans.__('%1 so far', duration(Math.round(prove.proof.seconds), trans))
        ) : null}
      </Said>
      {running ? (
        <>
          <button
            type="button"
            className="jp-Shipshape-dialogButton jp-mod-reject"
            onClick={() => void prove?.stop()}
          >
            {trans.__('Stop the proof')}
          </button>
          <button type="button" className="jp-Shipshape-dialogButton" onClick={() => model.close()}>
            {trans.__('Close')}
          </button>
        </>
      ) : (
        <>
          <button
            type="button"
            className="jp-Shipshape-dialogButton"
            onClick={() => void prove?.begin()}
          >
            {prove?.proof ? trans.__('Prove again') : trans.__('Prove it')}
          </button>
          <Accept label={trans.__('Done')} disabled={false} onClick={() => model.close()} />
        </>
      )}
    </>
  );
}

function Cancel({ model, trans }: IProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="jp-Shipshape-dialogButton jp-mod-reject"
      disabled={model.busy}
      onClick={() => model.close()}
    >
      {trans.__('Cancel')}
    </button>
  );
}

interface IAcceptProps {
  readonly label: string;
  readonly disabled: boolean;
  readonly onClick: () => void;
}

function Accept({ label, disabled, onClick }: IAcceptProps): React.JSX.Element {
  return (
    <button
      type="button"
      className="jp-Shipshape-dialogButton jp-mod-accept"
      disabled={disabled}
      onClick={onClick}
    >
      {label}
    </button>
  );
}

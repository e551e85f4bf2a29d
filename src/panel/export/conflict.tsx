/** Both sides of a conflict, and what will be written. */
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Choice, IFileChange } from '../../kernel/handoff';
import { Viewer } from './filePane';
import { PreviewModel } from './preview';

interface IProps {
  readonly file: IFileChange;
  readonly preview: PreviewModel;
  readonly languages: IEditorLanguageRegistry | null;
  readonly trans: TranslationBundle;
}

/** Lines of agreement that are shown around a conflict. */
const CONTEXT = 2;

export function Conflict({ file, preview, languages, trans }: IProps): React.JSX.Element {
  const choice = preview.choiceOf(file.path);
  const kind = choice === null ? null : 'text' in choice ? 'edit' : choice.take;
  const gone = file.before === null;
  const options: readonly ['yours' | 'new' | 'edit', string, () => Choice][] = [
    [
      'yours',
      gone ? trans.__('Leave it removed') : trans.__('Keep yours'),
      () => ({ take: 'yours' })
    ],
    ['new', trans.__('Take the new'), () => ({ take: 'new' })],
    [
      'edit',
      trans.__('Edit the result'),
      () => ({ text: PreviewModel.outcome(file, choice ?? { take: 'yours' }) })
    ]
  ];
  return (
    <div className="jp-Shipshape-conflict">
      {!file.binary && (
        <>
          <Side
            file={file}
            side="yours"
            title={trans.__('Yours')}
            note={trans.__('as it is there')}
          />
          <Side
            file={file}
            side="new"
            title={trans.__('New')}
            note={trans.__('from the notebook')}
          />
        </>
      )}
      <div role="radiogroup" aria-label={trans.__('How to settle it')}>
        {options
          .filter(([key]) => key !== 'edit' || !file.binary)
          .map(([key, label, chosen]) => (
            <label key={key}>
              <input
                type="radio"
                name={`conflict-${file.path}`}
                checked={kind === key}
                onChange={() => preview.choose(file.path, chosen())}
              />
              {label}
            </label>
          ))}
      </div>
      {choice && !file.binary && !(gone && kind === 'yours') && (
        <section>
          <h3>
            {trans.__('Result')} <small>{trans.__('will be written')}</small>
          </h3>
          <Viewer
            key={kind}
            path={file.path}
            text={PreviewModel.outcome(file, choice)}
            before={null}
            at={firstConflict(file)}
            languages={languages}
            label={trans.__('Result for %1', file.path)}
            {...(kind === 'edit'
              ? { onEdit: (text: string) => preview.choose(file.path, { text }) }
              : {})}
          />
        </section>
      )}
    </div>
  );
}

/** Where the first conflict begins in the result. */
function firstConflict(file: IFileChange): number {
  const before = file.regions.slice(
    0,
    file.regions.findIndex(region => region.conflict)
  );
  return before.reduce((length, region) => length + region.yours.length, 0);
}

interface ISideProps {
  readonly file: IFileChange;
  readonly side: 'yours' | 'new';
  readonly title: string;
  readonly note: string;
}

/** One side's lines where the two differ, with a little around them. */
function Side({ file, side, title, note }: ISideProps): React.JSX.Element {
  return (
    <section data-side={side}>
      <h3>
        {title} <small>{note}</small>
      </h3>
      <pre tabIndex={0}>
        {file.regions.map((region, i) => {
          if (region.conflict) {
            return <mark key={i}>{region[side].replace(/\n$/, '') || '\u00a0'}</mark>;
          }
          const lines = region[side].replace(/\n$/, '').split('\n');
          const after = file.regions[i - 1]?.conflict ? lines.slice(0, CONTEXT) : [];
          const before = file.regions[i + 1]?.conflict
            ? lines.slice(Math.max(after.length, lines.length - CONTEXT))
            : [];
          const cut = after.length + before.length < lines.length && after.length && before.length;
          const shown = [...after, ...(cut ? ['⋯'] : []), ...before];
          return shown.length > 0 && <span key={i}>{shown.join('\n')}</span>;
        })}
      </pre>
    </section>
  );
}

/** One file of the preview: its content, what changes, or the conflict and its settling. */
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IFileChange } from '../../kernel/handoff';
import { Conflict } from './conflict';
import { alertIcon } from './icons';
import type { PreviewModel } from './preview';
import { changedLines, createViewer } from './viewer';
import { reasonSentence } from './words';

interface IProps {
  readonly preview: PreviewModel;
  readonly languages: IEditorLanguageRegistry | null;
  readonly trans: TranslationBundle;
}

export function FilePane({ preview, languages, trans }: IProps): React.JSX.Element {
  const file = preview.selected;
  if (!file) {
    return <div className="jp-Shipshape-file">{trans.__('Nothing to write.')}</div>;
  }
  const differs = file.before !== null && file.after !== null && file.before !== file.after;
  const conflict = file.status === 'conflict';
  return (
    <div className="jp-Shipshape-file">
      <header>
        <code>{file.path}</code>
        <span>{differs && !conflict ? linesSentence(file, trans) : ''}</span>
        {conflict && (
          <strong data-tone="error">
            <alertIcon.react tag="span" className="jp-Shipshape-glyph" />
            {trans.__(
              'conflict %1 of %2',
              String(preview.conflicts.indexOf(file) + 1),
              String(preview.conflicts.length)
            )}
          </strong>
        )}
        {differs && !conflict && (
          <select
            aria-label={trans.__('Show')}
            value={preview.whole ? 'file' : 'changes'}
            onChange={event => preview.showWhole(event.target.value === 'file')}
          >
            <option value="changes">{trans.__('Changes')}</option>
            <option value="file">{trans.__('Whole file')}</option>
          </select>
        )}
      </header>
      {reasonSentence(file, trans) && (
        <p className="jp-Shipshape-reason">{reasonSentence(file, trans)}</p>
      )}
      {conflict ? (
        <Conflict
          key={file.path}
          file={file}
          preview={preview}
          languages={languages}
          trans={trans}
        />
      ) : file.binary ? (
        <p className="jp-Shipshape-reason">{trans.__('This file is no text.')}</p>
      ) : (
        <Viewer
          path={file.path}
          text={file.after ?? file.before ?? ''}
          before={differs && !preview.whole ? file.before : null}
          languages={languages}
          label={trans.__('Content of %1', file.path)}
        />
      )}
    </div>
  );
}

function linesSentence(file: IFileChange, trans: TranslationBundle): string {
  const { added, removed } = changedLines(file.before ?? '', file.after ?? '');
  return trans.__(
    '%1, %2 removed',
    trans._n('%1 line added', '%1 lines added', added),
    String(removed)
  );
}

interface IViewerProps {
  readonly path: string;
  readonly text: string;
  readonly before: string | null;
  readonly languages: IEditorLanguageRegistry | null;
  readonly label: string;
  readonly at?: number;
  readonly onEdit?: (text: string) => void;
}

/** A CodeMirror editor in React; made anew when what it shows is another thing. */
export function Viewer(props: IViewerProps): React.JSX.Element {
  const { path, text, before, languages, label, at, onEdit } = props;
  const node = React.useRef<HTMLDivElement>(null);
  const edit = React.useRef(onEdit);
  edit.current = onEdit;
  // What the person types comes back as the text: it must not make the editor anew.
  const shown = onEdit ? null : text;
  React.useEffect(() => {
    if (!node.current) {
      return;
    }
    const onEdit = edit.current && ((typed: string) => edit.current?.(typed));
    const view = createViewer({
      parent: node.current,
      path,
      text,
      before,
      languages,
      label,
      ...(at === undefined ? {} : { at }),
      ...(onEdit ? { onEdit } : {})
    });
    return () => view.destroy();
  }, [path, shown, before, languages, label]);
  return <div className="jp-Shipshape-viewer" ref={node} />;
}

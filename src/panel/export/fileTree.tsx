/** The files of a preview as a tree (the ARIA pattern of tree views). */
import type { TranslationBundle } from '@jupyterlab/translation';
import { fileIcon, folderIcon, type LabIcon } from '@jupyterlab/ui-components';
import * as React from 'react';
import type { FileStatus } from '../../kernel/handoff';
import { addedIcon, alertIcon, changedIcon, removedIcon } from './icons';
import type { PreviewModel } from './preview';
import type { ITreeRow } from './tree';
import { statusWord } from './words';

interface IProps {
  readonly preview: PreviewModel;
  readonly trans: TranslationBundle;
}

const ICONS: Partial<Record<FileStatus, LabIcon>> = {
  added: addedIcon,
  changed: changedIcon,
  removed: removedIcon,
  conflict: alertIcon
};

export function FileTree({ preview, trans }: IProps): React.JSX.Element {
  const { rows } = preview;
  const [at, setAt] = React.useState<string | null>(preview.selected?.path ?? null);
  const tree = React.useRef<HTMLUListElement>(null);
  const focused = rows.some(row => row.path === at) ? at : (rows[0]?.path ?? null);
  const goTo = (row: ITreeRow | undefined): void => {
    if (row) {
      setAt(row.path);
      tree.current?.querySelector<HTMLElement>(`[data-path="${CSS.escape(row.path)}"]`)?.focus();
      if (row.file) {
        preview.select(row.file);
      }
    }
  };
  const onKey = (event: React.KeyboardEvent): void => {
    const i = rows.findIndex(row => row.path === focused);
    const row = rows[i];
    const parent = rows.slice(0, i).findLast(r => r.depth < row.depth);
    const actions: Record<string, () => void> = {
      ArrowDown: () => goTo(rows[i + 1]),
      ArrowUp: () => goTo(rows[i - 1]),
      Home: () => goTo(rows[0]),
      End: () => goTo(rows.at(-1)),
      ArrowRight: () =>
        row.file || !preview.isFolded(row.path) ? goTo(rows[i + 1]) : preview.fold(row.path, false),
      ArrowLeft: () =>
        row.file || preview.isFolded(row.path) ? goTo(parent) : preview.fold(row.path, true),
      ' ': () => (row.file ? goTo(row) : preview.fold(row.path, !preview.isFolded(row.path)))
    };
    if (actions[event.key]) {
      event.preventDefault();
      actions[event.key]();
    }
  };
  return (
    <ul
      ref={tree}
      role="tree"
      className="jp-Shipshape-tree"
      aria-label={trans.__('Files of the package')}
      onKeyDown={onKey}
    >
      {rows.map(row => (
        <li
          key={row.path}
          role="treeitem"
          data-path={row.path}
          data-status={row.file?.status}
          aria-level={row.depth + 1}
          aria-expanded={row.file ? undefined : !preview.isFolded(row.path)}
          aria-selected={row.file ? row.file === preview.selected : undefined}
          tabIndex={row.path === focused ? 0 : -1}
          style={{ paddingLeft: 12 + 16 * row.depth }}
          onClick={() => {
            goTo(row);
            if (!row.file) {
              preview.fold(row.path, !preview.isFolded(row.path));
            }
          }}
        >
          <Row row={row} preview={preview} trans={trans} />
        </li>
      ))}
    </ul>
  );
}

function Row({ row, preview, trans }: IProps & { row: ITreeRow }): React.JSX.Element {
  const status = row.file?.status;
  const settled = status === 'conflict' && preview.choiceOf(row.path) !== null;
  const Icon = row.file ? fileIcon : folderIcon;
  const StatusIcon = status && ICONS[status];
  return (
    <>
      <Icon.react tag="span" className="jp-Shipshape-fileIcon" />
      <span className="jp-Shipshape-fileName" title={row.path}>
        {row.name}
      </span>
      {status && (
        <span className="jp-Shipshape-status">
          {settled ? trans.__('settled') : statusWord(status, trans)}
          {StatusIcon && <StatusIcon.react tag="span" className="jp-Shipshape-glyph" />}
        </span>
      )}
    </>
  );
}

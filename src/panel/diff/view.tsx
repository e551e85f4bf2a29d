/** What changed between two texts, line by line. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { DiffLine } from './lines';

interface ITextDiffProps {
  readonly before: string;
  readonly after: string;
  readonly label: string;
  readonly trans: TranslationBundle;
}

const SIGNS = { same: ' ', gone: '−', new: '+' } as const;

/** The comparison is fetched when somebody looks. */
export function TextDiff({ before, after, label, trans }: ITextDiffProps) {
  const [lines, setLines] = React.useState<readonly DiffLine[] | null>(null);
  React.useEffect(() => {
    let open = true;
    void import('./lines').then(({ lineDiff }) => {
      if (open) {
        setLines(lineDiff(before, after));
      }
    });
    return () => {
      open = false;
    };
  }, [before, after]);
  return (
    <pre className="jp-Shipshape-diff" aria-label={label} tabIndex={0}>
      {lines?.length === 0 && <span data-line="skipped">{trans.__('The text is the same.')}</span>}
      {lines?.map((line, i) => (
        <Line key={i} line={line} trans={trans} />
      ))}
    </pre>
  );
}

function Line({ line, trans }: { line: DiffLine; trans: TranslationBundle }) {
  if (line.kind === 'skipped') {
    const text = trans._n('… %1 line', '… %1 lines', line.count);
    return <span data-line="skipped">{text}</span>;
  }
  const text = `${SIGNS[line.kind]} ${line.text}`;
  switch (line.kind) {
    case 'gone':
      return <del data-line="gone">{text}</del>;
    case 'new':
      return <ins data-line="new">{text}</ins>;
    case 'same':
      return <span data-line="same">{text}</span>;
  }
}

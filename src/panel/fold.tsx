/** A folded list with the number of its entries; what is in it is made when it opens. */
import { caretRightIcon } from '@jupyterlab/ui-components';
import * as React from 'react';

interface IFoldProps {
  readonly label: string;
  readonly count: number;
  readonly children: React.ReactNode;
}

export function Fold({ label, count, children }: IFoldProps): React.JSX.Element {
  const [open, setOpen] = React.useState(false);
  return (
    <details
      className="jp-Shipshape-fold"
      open={open}
      onToggle={event => setOpen(event.currentTarget.open)}
    >
      <summary>
        <caretRightIcon.react tag="span" className="jp-Shipshape-glyph" />
        {label}
        <span className="jp-Shipshape-figure">{count}</span>
      </summary>
      {open && children}
    </details>
  );
}

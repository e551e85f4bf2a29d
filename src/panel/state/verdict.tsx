/** The verdict: what a fresh run would give, and the one button that mends what running can. */
import { runIcon } from '@jupyterlab/ui-components';
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Mend } from '../../flow/finding';
import { type Phrase, plain } from '../../phrase';
import type { CellLinks } from '../cells';
import { verifyIcon } from '../icons';
import { mendLabel } from '../mend';
import { Sentence } from '../sentence';

interface IVerdictProps {
  readonly headline: Phrase;
  readonly detail: Phrase;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  readonly children?: React.ReactNode;
}

export function Verdict({ headline, detail, links, trans, children }: IVerdictProps) {
  return (
    <div className="jp-Shipshape-verdict">
      <h2>
        <Sentence phrase={headline} links={links} trans={trans} />
      </h2>
      {detail.length > 0 && (
        <p>
          <Sentence phrase={detail} links={links} trans={trans} />
        </p>
      )}
      {children && <div className="jp-Shipshape-buttons">{children}</div>}
      <Announcement
        text={plain(headline, cell => String(links.number(cell) ?? trans.__('a deleted cell')))}
      />
    </div>
  );
}

/** The one filled button of the section. */
export function MendButton(props: {
  mend: Mend;
  links: CellLinks;
  trans: TranslationBundle;
  onMend(mend: Mend): void;
}): React.JSX.Element {
  const { mend, links, trans, onMend } = props;
  const cells = mend.kind === 'run' ? mend.cells : [];
  return (
    <button
      type="button"
      className="jp-Shipshape-button jp-mod-styled jp-mod-accept"
      onClick={() => onMend(mend)}
      {...links.outlining(cells)}
    >
      <runIcon.react tag="span" className="jp-Shipshape-glyph" />
      {mendLabel(mend, id => links.number(id), trans)}
    </button>
  );
}

export function VerifyLink(props: { trans: TranslationBundle; onVerify(): void }) {
  return (
    <button type="button" className="jp-Shipshape-link jp-mod-icon" onClick={props.onVerify}>
      <verifyIcon.react tag="span" className="jp-Shipshape-glyph" />
      {props.trans.__('Verify in a fresh kernel…')}
    </button>
  );
}

const LEAST_PAUSE_MS = 5000;

/** Tells a screen reader of a new verdict, politely and every five seconds at the most. */
function Announcement({ text }: { text: string }) {
  const [said, setSaid] = React.useState('');
  const last = React.useRef(-Infinity);
  React.useEffect(() => {
    const wait = Math.max(0, last.current + LEAST_PAUSE_MS - performance.now());
    const timer = setTimeout(() => {
      last.current = performance.now();
      setSaid(text);
    }, wait);
    return () => clearTimeout(timer);
  }, [text]);
  return (
    <span role="status" aria-live="polite" className="jp-Shipshape-unseen">
      {said}
    </span>
  );
}

/** "Reading 300 cells…", but not for what takes less than 400 ms. */
export function Reading({ cells, trans }: { cells: number; trans: TranslationBundle }) {
  const [slow, setSlow] = React.useState(false);
  React.useEffect(() => {
    const timer = setTimeout(() => setSlow(true), 400);
    return () => clearTimeout(timer);
  }, []);
  return slow ? (
    <p role="status" className="jp-Shipshape-reading">
      {trans._n('Reading %1 cell…', 'Reading %1 cells…', cells)}
    </p>
  ) : null;
}

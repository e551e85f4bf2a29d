/** What is said of a page that is judged: verdict, causes, order, lists, and on what it stands. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Mend } from '../../flow/finding';
import type { ILogbook } from '../../tokens';
import type { CellLinks } from '../cells';
import { clock } from '../format';
import { Causes } from './causes';
import { Muted, Runs, Sourceless } from './lists';
import { MendProgress } from './mending';
import { type StateModel, muteKey } from './model';
import { OrderPicture } from './order/picture';
import { MendButton, Verdict, VerifyLink } from './verdict';

interface IJudgedProps {
  readonly model: StateModel;
  readonly logbook: ILogbook;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  onMend(mend: Mend): void;
  onVerify(): void;
  /** Stands below the verdict. */
  readonly children?: React.ReactNode;
}

export function Judged(props: IJudgedProps) {
  const { model, logbook, links, trans, onMend, onVerify, children } = props;
  const { judgement, runs, order } = model;
  const { mending } = logbook;
  if (!judgement) {
    return null;
  }
  const buttons = (
    <>
      {judgement.mend && (
        <MendButton mend={judgement.mend} links={links} trans={trans} onMend={onMend} />
      )}
      <VerifyLink trans={trans} onVerify={onVerify} />
    </>
  );
  return (
    <>
      <Verdict headline={judgement.headline} detail={judgement.detail} links={links} trans={trans}>
        {mending ? (
          <MendProgress mending={mending} trans={trans} onStop={() => void logbook.stopMend()}>
            {buttons}
          </MendProgress>
        ) : (
          buttons
        )}
      </Verdict>
      {children}
      {model.kinds.length > 0 && (
        <Causes
          model={model}
          links={links}
          trans={trans}
          onMend={onMend}
          onMute={group => logbook.mute(muteKey(group), true)}
        />
      )}
      {order.runs > 0 && (
        <section className="jp-Shipshape-block" aria-label={trans.__('Order')}>
          <div className="jp-Shipshape-head">
            <h3>{trans.__('Order')}</h3>
            <span>{trans._n('%1 run since restart', '%1 runs since restart', runs.length)}</span>
          </div>
          <OrderPicture order={order} links={links} trans={trans} />
        </section>
      )}
      <div className="jp-Shipshape-folds">
        {runs.length > 0 && <Runs runs={runs} links={links} trans={trans} />}
        <Sourceless names={judgement.sourceless} links={links} trans={trans} />
        <Muted logbook={logbook} links={links} trans={trans} />
      </div>
    </>
  );
}

/** On what the verdict stands. */
export function Evidence({ logbook, trans }: { logbook: ILogbook; trans: TranslationBundle }) {
  const { kernel } = logbook;
  if (!kernel) {
    return null;
  }
  const since = kernel.since === null ? null : clock(kernel.since);
  const text = {
    recorder: since
      ? trans.__('Every run seen by the recorder since %1.', since)
      : trans.__('Every run seen by the recorder.'),
    messages: since
      ? trans.__('Runs seen by the kernel’s messages since %1.', since)
      : trans.__('Runs seen by the kernel’s messages.'),
    no: trans.__('Runs are not seen; judged by what the file says.')
  }[kernel.watched];
  return <p className="jp-Shipshape-evidence">{text}</p>;
}

/** The Memory section: what the kernel holds, what would do, where it went, and what helps. */
import type { JupyterFrontEnd } from '@jupyterlab/application';
import type { ITranslator } from '@jupyterlab/translation';
import type { Message } from '@lumino/messaging';
import * as React from 'react';
import { deviceRows, Sentences } from '../../memory';
import type { MemoryMend, Method } from '../../memory';
import { memoryIcon } from '../icons';
import { type ISummary, Section } from '../section';
import { Cells } from './cells';
import { OverTime } from './chart';
import { Devices } from './devices';
import { Help } from './help';
import { mendMemory } from './mend';
import { MemoryModel } from './model';
import { describeTotal } from './total';
import { Variables } from './variables';
import { MemoryVerdict } from './verdict';

export interface IMemorySectionOptions {
  readonly translator: ITranslator;
  readonly commands: JupyterFrontEnd['commands'];
}

export class MemorySection extends Section {
  constructor(options: IMemorySectionOptions) {
    const trans = options.translator.load('jupyterlab_shipshape');
    super({ ...options, key: 'memory', label: trans.__('Memory') });
    this.model = new MemoryModel(trans);
    this.model.changed.connect(() => this.update());
  }

  override refresh(): void {
    this.look();
    super.refresh();
  }

  override dispose(): void {
    if (!this.isDisposed) {
      this.model.dispose();
    }
    super.dispose();
  }

  protected readonly model: MemoryModel;

  protected override onLogbookReplaced(): void {
    this.model.logbook = this.logbook;
  }

  protected override onAfterShow(msg: Message): void {
    super.onAfterShow(msg);
    this.look();
  }

  protected override onAfterHide(msg: Message): void {
    super.onAfterHide(msg);
    this.look();
  }

  protected summarize(): ISummary | null {
    const { held, ledger } = this.model;
    return ledger && this.logbook?.kernel
      ? { icon: memoryIcon, ...describeTotal(held, ledger, this.trans) }
      : null;
  }

  protected render(): React.JSX.Element {
    const { logbook, model, trans } = this;
    const { links, ledger, held } = model;
    if (!logbook || !links || !ledger) {
      return <></>;
    }
    if (held === null) {
      return <p className="jp-Shipshape-reading">{this.without()}</p>;
    }
    const suspect = new Map(
      [...(logbook.judgement?.cells ?? [])].flatMap(([id, { verdict, findings }]) =>
        verdict === 'suspect' ? findings.slice(0, 1).map(({ kind }) => [id, kind] as const) : []
      )
    );
    const watch = logbook.memoryWatch;
    const python = logbook.kernel?.language === 'python';
    return (
      <>
        <MemoryVerdict {...{ held, needed: model.needed, ledger, links, trans }} />
        {ledger.unavailable && <p className="jp-Shipshape-notice">{this.without()}</p>}
        {ledger.died !== null && (
          <p className="jp-Shipshape-notice">
            {new Sentences(trans).died(ledger.died, ledger.ceiling)}
          </p>
        )}
        {model.timeline.times.length > 0 && (
          <OverTime
            timeline={model.timeline}
            range={model.range}
            onRange={range => (model.range = range)}
            {...{ ledger, links, trans }}
          />
        )}
        <Help advice={model.advice} onMend={mend => this.mend(mend)} {...{ links, trans }} />
        <Cells
          rows={model.cells}
          order={model.order}
          onOrder={order => (model.order = order)}
          {...{ ledger, links, trans }}
        />
        {python && (
          <Variables
            rows={model.variables}
            sizes={ledger.sizes}
            filter={model.filter}
            onFilter={text => (model.filter = text)}
            measuring={watch?.measuring ?? false}
            onMeasure={watch && (() => void watch.measure())}
            {...{ suspect, links, trans }}
          />
        )}
        <Devices rows={deviceRows(ledger)} {...{ links, trans }} />
        {this.evidence()}
      </>
    );
  }

  /** Reads while this is on screen, and not a moment longer. */
  private look(): void {
    this.model.isActive = this.isVisible && !this.isDisposed;
    this.model.follow();
  }

  private without(): string {
    const { logbook, trans } = this;
    const reason = logbook?.memory.unavailable;
    if (!logbook?.kernel) {
      return trans.__('No kernel is running.');
    }
    return reason
      ? new Sentences(trans).unavailable(reason)
      : trans.__('Reading the memory of the kernel…');
  }

  private mend(mend: MemoryMend): void {
    if (this.logbook) {
      void mendMemory(mend, this.logbook, this.trans);
    }
  }

  /** How each figure was measured. */
  private evidence(): React.JSX.Element {
    const { trans } = this;
    const words = new Sentences(trans);
    const { ledger, cells, needed } = this.model;
    const { samples = [], sizes } = ledger ?? {};
    const methods = [...cells.map(({ run }) => run.method), samples.at(-1)?.method].filter(
      (method): method is Method => method !== undefined
    );
    const said = [...new Set(methods)].map(method => words.method(method));
    if (sizes) {
      said.push(words.sized(sizes));
    }
    if (needed) {
      said.push(words.reckoned());
    }
    return <p className="jp-Shipshape-evidence">{said.join(' ')}</p>;
  }
}

/** Held against needed: the sentence, and a bar with the marks on it. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import {
  heldByChildren,
  Sentences,
  total,
  type Ceiling,
  type Ledger,
  type Needed
} from '../../memory';
import { bytes } from '../../units';
import type { CellLinks } from '../cells';
import { Sentence } from '../sentence';
import { figure, scaleFor } from './scale';

interface IVerdictProps {
  readonly held: number;
  readonly needed: Needed | null;
  readonly ledger: Ledger;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

export function MemoryVerdict({ held, needed, ledger, links, trans }: IVerdictProps) {
  const words = new Sentences(trans);
  const children = heldByChildren(ledger);
  return (
    <div className="jp-Shipshape-verdict" title={needed ? words.reckoned() : undefined}>
      <h2>
        <Sentence phrase={words.headline(held, needed)} links={links} trans={trans} />
      </h2>
      <p>
        {needed && <Sentence phrase={words.detail(needed)} links={links} trans={trans} />}
        {children > 0 &&
          ` ${trans.__('%1 of it in other processes of the kernel.', bytes(children))}`}
      </p>
      <Bar held={held} needed={needed} ledger={ledger} trans={trans} />
    </div>
  );
}

/** Room that a label takes, in parts of the bar: two closer than this would touch. */
const ROOM = 0.44;

function Bar(props: {
  held: number;
  needed: Needed | null;
  ledger: Ledger;
  trans: TranslationBundle;
}): React.JSX.Element {
  const { held, needed, ledger, trans } = props;
  const peak = Math.max(held, ...ledger.runs.map(run => run.peak), ...ledger.samples.map(total));
  const { end, ceiling } = reach(Math.max(peak, needed?.bytes ?? 0), ledger.ceiling);
  const scale = scaleFor(end);
  const at = (size: number): string => `${(100 * Math.min(1, size / end)).toFixed(2)}%`;
  const low = needed ? Math.min(needed.bytes, held) : held;
  const marks = [
    ...(needed
      ? [{ size: needed.bytes, text: trans.__('needed %1', figure(needed.bytes, scale)) }]
      : []),
    { size: held, text: trans.__('held %1', figure(held, scale)) }
  ].sort((a, b) => a.size - b.size);
  const close = marks.length > 1 && (marks[1].size - marks[0].size) / end < ROOM;
  const labels = close
    ? [{ size: marks[1].size, text: marks.map(mark => mark.text).join(' · ') }]
    : marks;
  const { ceiling: limit } = ledger;
  // Beside the other labels only where it does not touch them, also in a narrow sidebar.
  const below = close || (labels.at(-1)?.size ?? 0) / end > (ceiling ? 0.5 : 0.35);
  const described = [
    ...marks.map(mark => mark.text),
    trans.__('peak %1', figure(peak, scale)),
    ...(limit ? [trans.__('limit %1', bytes(limit.bytes))] : [])
  ].join(', ');
  return (
    <div className="jp-Shipshape-bar" role="img" aria-label={`${described} (${scale.unit})`}>
      {peak > held && (
        <span
          className="jp-Shipshape-bar-peak"
          style={{ left: at(peak) }}
          data-end={peak / end > 0.5}
        >
          {trans.__('peak %1', figure(peak, scale))}
        </span>
      )}
      <div className="jp-Shipshape-bar-track">
        <span data-part="needed" style={{ width: at(low) }} />
        {needed && needed.bytes < held && (
          <span data-part="spare" style={{ left: at(low), width: at(held - low) }} />
        )}
        {marks.map(mark => (
          <i key={mark.text} style={{ left: at(mark.size) }} />
        ))}
        {peak > held && <i data-part="peak" style={{ left: at(peak) }} />}
      </div>
      <div className="jp-Shipshape-bar-labels" data-below={limit ? below : undefined}>
        {labels.map(label => (
          <span
            key={label.text}
            style={{ left: at(label.size) }}
            data-side={side(label.size / end, close)}
          >
            {label.text}
          </span>
        ))}
        {limit && (
          <span className="jp-Shipshape-bar-limit">
            {ceiling
              ? trans.__('limit %1', bytes(limit.bytes))
              : trans.__('limit %1, far off', bytes(limit.bytes))}
          </span>
        )}
      </div>
    </div>
  );
}

/** A mark near an end has its label on the inner side; a long label needs more room. */
function side(part: number, long: boolean): 'after' | 'before' | 'middle' {
  const room = long ? 0.4 : 0.15;
  return part < room ? 'after' : part > 1 - room ? 'before' : 'middle';
}

/** The limit is drawn where the figures would not look like nothing beside it. */
const LEAST_PART = 0.3;

/** Where an axis for these figures ends, and the ceiling if it is on it. */
export function reach(
  most: number,
  ceiling: Ceiling | null
): { readonly end: number; readonly ceiling: Ceiling | null } {
  return ceiling && most >= LEAST_PART * ceiling.bytes
    ? { end: Math.max(ceiling.bytes, most), ceiling }
    : { end: roundedUp(1.1 * most), ceiling: null };
}

/** In steps, so that an axis stands still while the figures grow. */
function roundedUp(size: number): number {
  const power = 10 ** Math.floor(Math.log10(Math.max(size, 1)));
  return ([1, 1.5, 2, 3, 4, 5, 6, 8].find(step => step * power >= size) ?? 10) * power;
}

/** Sentences with cells in them, as links. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Part, Phrase } from '../phrase';
import type { CellLinks } from './cells';
import { shortened } from './format';

/** How many cells in a row are shown before "and 61 more". */
const MOST_CHIPS = 6;

interface IChipProps {
  readonly cell: string;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

/** The number of a cell in a box; pointing at it outlines the cell, a click goes there. */
export function CellChip({ cell, links, trans }: IChipProps): React.JSX.Element {
  const number = links.number(cell);
  if (number === null) {
    return <span className="jp-Shipshape-cellGone">{trans.__('a deleted cell')}</span>;
  }
  return (
    <button
      type="button"
      className="jp-Shipshape-cell"
      aria-label={trans.__('Go to cell %1', String(number))}
      title={links.firstLine(cell)}
      onClick={event => {
        event.stopPropagation();
        links.reveal(cell);
      }}
      {...links.outlining([cell])}
    >
      {number}
    </button>
  );
}

interface ISentenceProps {
  readonly phrase: Phrase;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

/** A phrase of the pure layers, with names as code and cells as links. */
export function Sentence({ phrase, links, trans }: ISentenceProps): React.JSX.Element {
  const [whole, setWhole] = React.useState(false);
  const { parts, hidden } = whole ? { parts: phrase, hidden: new Map() } : folded(phrase);
  return (
    <>
      {parts.map((part, i) => (
        <React.Fragment key={i}>
          {'text' in part ? (
            held(part.text, parts[i - 1], parts[i + 1])
          ) : 'code' in part ? (
            <code title={part.code}>{shortened(part.code)}</code>
          ) : (
            <span className="jp-Shipshape-together">
              <CellChip cell={part.cell} links={links} trans={trans} />
              {stopOf(parts[i + 1])}
            </span>
          )}
          {hidden.has(i) && (
            <>
              {' '}
              <button
                type="button"
                className="jp-Shipshape-link"
                onClick={() => setWhole(true)}
                {...links.outlining(hidden.get(i) ?? [])}
              >
                {trans._n('and %1 more', 'and %1 more', hidden.get(i)?.length ?? 0)}
              </button>
            </>
          )}
        </React.Fragment>
      ))}
    </>
  );
}

/** A word stays on one line with the cell that it announces, a stop with the cell before it. */
function held(text: string, before: Part | undefined, next: Part | undefined): string {
  const rest = before && 'cell' in before ? text.slice(stopOf({ text }).length) : text;
  return next && 'cell' in next ? rest.replace(/(?<=\S) $/, '\u00a0') : rest;
}

/** The stops that a text begins with. */
function stopOf(part: Part | undefined): string {
  return (part && 'text' in part && /^[.,;:]+/.exec(part.text)?.[0]) || '';
}

/**
 * A phrase with no more than six cells in a row.
 *
 * @returns the parts that stay, and after which of them how many cells are left out.
 */
export function folded(phrase: Phrase): {
  parts: readonly Part[];
  hidden: ReadonlyMap<number, readonly string[]>;
} {
  const parts: Part[] = [];
  const hidden = new Map<number, readonly string[]>();
  let row: string[] = [];
  const end = (): void => {
    const left = row.slice(MOST_CHIPS);
    row.slice(0, MOST_CHIPS).forEach((cell, i) => {
      parts.push(...(i ? [{ text: ' ' }, { cell }] : [{ cell }]));
    });
    if (left.length) {
      hidden.set(parts.length - 1, left);
    }
    row = [];
  };
  phrase.forEach((part, i) => {
    if ('cell' in part) {
      row.push(part.cell);
      return;
    }
    const next = phrase[i + 1];
    if ('text' in part && part.text === ' ' && row.length && next && 'cell' in next) {
      return;
    }
    end();
    parts.push(part);
  });
  end();
  return { parts, hidden };
}

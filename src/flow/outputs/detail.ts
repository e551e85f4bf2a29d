/** What to put side by side where somebody asks how two outputs differ. */
import type { OutputDifference } from './compare';
import { normalised } from './normalise';
import { bundleOf, type CellOutput, textOf } from './output';
import type { ValueDifference } from './table';

export type Detail =
  | { readonly kind: 'text'; readonly page: string; readonly fresh: string }
  /** Addresses that an image element takes; null where one side has no such picture. */
  | { readonly kind: 'pictures'; readonly page: string | null; readonly fresh: string | null }
  | { readonly kind: 'values'; readonly values: readonly ValueDifference[] }
  /** What a terminal would show of an error. */
  | { readonly kind: 'error'; readonly text: string };

/** Longer texts are cut, in characters: nobody reads them in a sidebar. */
const MOST = 50_000;

/** Null where there is no more to show than the difference's sentence says. */
export function detailOf(
  difference: OutputDifference,
  page: readonly CellOutput[],
  fresh: readonly CellOutput[]
): Detail | null {
  switch (difference.kind) {
    case 'table':
      return { kind: 'values', values: difference.examples };
    case 'image':
      return picturesOf(page, fresh);
    case 'error': {
      const text = tracebackOf(fresh);
      return difference.fresh !== null && text ? { kind: 'error', text } : textsOf(page, fresh);
    }
    default:
      return textsOf(page, fresh);
  }
}

function textsOf(page: readonly CellOutput[], fresh: readonly CellOutput[]): Detail | null {
  const [a, b] = [page, fresh].map(shownText);
  return a === b ? null : { kind: 'text', page: a, fresh: b };
}

/** Streams, results and errors as text, without what differs from run to run. */
function shownText(outputs: readonly CellOutput[]): string {
  const parts = outputs.map(output => {
    switch (output.output_type) {
      case 'stream':
        return output.name === 'stderr' ? '' : textOf(output.text);
      case 'error':
        return `${textOf(output.ename)}: ${textOf(output.evalue)}\n`;
      default:
        return `${textOf(bundleOf(output)['text/plain'])}\n`;
    }
  });
  return normalised(parts.join('')).slice(0, MOST);
}

function tracebackOf(outputs: readonly CellOutput[]): string {
  const error = outputs.find(output => output.output_type === 'error');
  const lines = Array.isArray(error?.traceback) ? error.traceback.map(textOf) : [];
  return normalised(lines.join('\n')).slice(-MOST);
}

function picturesOf(page: readonly CellOutput[], fresh: readonly CellOutput[]): Detail | null {
  const [ours, theirs] = [page, fresh].map(outputs => outputs.flatMap(addressOf));
  const at = ours.findIndex((address, i) => address !== theirs[i]);
  return at < 0 ? null : { kind: 'pictures', page: ours[at] ?? null, fresh: theirs[at] ?? null };
}

function addressOf(output: CellOutput): string[] {
  for (const [type, value] of Object.entries(bundleOf(output))) {
    if (type === 'image/svg+xml') {
      return [`data:${type};utf8,${encodeURIComponent(textOf(value))}`];
    }
    if (type.startsWith('image/')) {
      return [`data:${type};base64,${textOf(value).replace(/\s/g, '')}`];
    }
  }
  return [];
}

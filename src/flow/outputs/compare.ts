/** Compares what a cell shows with what it showed in another run. */
import { bundleOf, type CellOutput, textOf } from './output';
import { normalised, normalisedMarkup } from './normalise';
import { sayTheSame } from './noise';
import { comparePictures, type PictureDifference } from './picture';
import { normalisedSvg } from './svg';
import { compareTables, shapeOf, tableOf, type TableDifference, type TableShape } from './table';

/** The first difference, in the order in which a person would see it. */
export type OutputDifference =
  | { readonly kind: 'text'; readonly page: string; readonly fresh: string }
  | ({ readonly kind: 'table' } & TableDifference)
  /** Tables of other columns or rows. */
  | { readonly kind: 'table shape'; readonly page: TableShape; readonly fresh: TableShape }
  /** Null where more than that it differs cannot be told. */
  | { readonly kind: 'image'; readonly type: string; readonly seen: PictureDifference | null }
  /** Of the same mime type, with other content. */
  | { readonly kind: 'data'; readonly type: string }
  | { readonly kind: 'error'; readonly page: string | null; readonly fresh: string | null }
  /** Shown in one run only. */
  | { readonly kind: 'only on the page' | 'only fresh'; readonly what: string };

/** Types whose content names live objects, not what is seen. */
const LIVE =
  /^application\/(vnd\.jupyter\.widget-view\+json|vnd\.(bokehjs|holoviews)_\w+\+json|javascript)/;
/** Said better by another type of the same bundle. */
const PLAIN = 'text/plain';
const PNG = 'image/png';
const SVG = 'image/svg+xml';

/**
 * How the outputs of a fresh run differ from those on the page; null where they do not.
 * Memory addresses, timings and progress bars are left aside, and what `stderr` says as well:
 * warnings come once a process and name files and lines of the machine.
 */
export function compareOutputs(
  page: readonly CellOutput[],
  fresh: readonly CellOutput[]
): OutputDifference | null {
  const error = compareErrors(errorOf(page), errorOf(fresh));
  if (error) {
    return error;
  }
  const text = compareTexts(printed(page), printed(fresh));
  if (text) {
    return text;
  }
  const [shown, again] = [displays(page), displays(fresh)];
  for (let i = 0; i < Math.max(shown.length, again.length); i++) {
    const difference =
      shown[i] && again[i]
        ? compareBundles(shown[i], again[i])
        : shown[i]
          ? ({ kind: 'only on the page', what: nameOf(shown[i]) } as const)
          : ({ kind: 'only fresh', what: nameOf(again[i]) } as const);
    if (difference) {
      return difference;
    }
  }
  return null;
}

function errorOf(outputs: readonly CellOutput[]): string | null {
  const error = outputs.find(output => output.output_type === 'error');
  return error ? normalised(`${textOf(error.ename)}: ${textOf(error.evalue)}`) : null;
}

function compareErrors(page: string | null, fresh: string | null): OutputDifference | null {
  return page === fresh ? null : { kind: 'error', page, fresh };
}

function printed(outputs: readonly CellOutput[]): string {
  const streams = outputs.filter(o => o.output_type === 'stream' && o.name !== 'stderr');
  return normalised(streams.map(o => textOf(o.text)).join(''));
}

function compareTexts(page: string, fresh: string): OutputDifference | null {
  if (sayTheSame(page, fresh)) {
    return null;
  }
  if (!page || !fresh) {
    const what = firstLine(page || fresh);
    return { kind: page ? 'only on the page' : 'only fresh', what };
  }
  const [old, now] = [page.split('\n'), fresh.split('\n')];
  const at = old.findIndex((line, i) => !sayTheSame(line, now[i] ?? ''));
  const line = at < 0 ? old.length : at;
  return { kind: 'text', page: old[line] ?? '', fresh: now[line] ?? '' };
}

function firstLine(text: string): string {
  return text.split('\n').find(line => line.trim()) ?? '';
}

type Bundle = ReturnType<typeof bundleOf>;

function displays(outputs: readonly CellOutput[]): Bundle[] {
  return outputs
    .filter(o => o.output_type === 'display_data' || o.output_type === 'execute_result')
    .map(bundleOf)
    .filter(bundle => Object.keys(bundle).length > 0);
}

function nameOf(bundle: Bundle): string {
  return firstLine(normalised(textOf(bundle[PLAIN]))) || Object.keys(bundle)[0];
}

function compareBundles(page: Bundle, fresh: Bundle): OutputDifference | null {
  const types = [...new Set([...Object.keys(page), ...Object.keys(fresh)])].filter(
    type => !LIVE.test(type)
  );
  // What is rendered decides: the plain text of a figure says no more than its class and size.
  const rich = types.filter(type => type !== PLAIN);
  const html = rich.find(type => type === 'text/html');
  for (const type of rich.length ? rich : types) {
    if (!(type in page) || !(type in fresh)) {
      return { kind: type in page ? 'only on the page' : 'only fresh', what: type };
    }
    const [old, now] = [contentOf(type, page[type]), contentOf(type, fresh[type])];
    if (old === now) {
      continue;
    }
    const seen = type === PNG ? comparePictures(old, now) : 'undecided';
    if (seen === null || (type.startsWith('text/') && sayTheSame(old, now))) {
      continue;
    }
    if (type === html) {
      return compareHtml(textOf(page[type]), textOf(fresh[type]), page, fresh);
    }
    return type.startsWith('image/')
      ? { kind: 'image', type, seen: seen === 'undecided' ? null : seen }
      : type.startsWith('text/')
        ? compareTexts(old, now)
        : { kind: 'data', type };
  }
  return null;
}

function contentOf(type: string, value: unknown): string {
  const text = textOf(value);
  if (type === SVG) {
    return normalisedSvg(text);
  }
  return type.startsWith('image/')
    ? text.replace(/\s/g, '')
    : type === PLAIN
      ? normalised(text)
      : normalisedMarkup(text);
}

function compareHtml(old: string, now: string, page: Bundle, fresh: Bundle): OutputDifference {
  const [before, after] = [tableOf(old), tableOf(now)];
  if (before && after) {
    const table = compareTables(before, after);
    if (table && table.differing) {
      return { kind: 'table', ...table };
    }
    if (!table) {
      return { kind: 'table shape', page: shapeOf(before), fresh: shapeOf(after) };
    }
  }
  const plain = compareTexts(normalised(textOf(page[PLAIN])), normalised(textOf(fresh[PLAIN])));
  return plain ?? { kind: 'data', type: 'text/html' };
}

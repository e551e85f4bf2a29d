/** What is painted around the line: cells as bands, the limit, the highest peaks, the times. */
import { highest, type Ceiling, type Span } from '../../memory';
import { clock } from '../format';
import { figure, type IScale } from './scale';

/** Colours and the font, from JupyterLab's variables. */
export interface IInk {
  readonly text: string;
  readonly faint: string;
  readonly grid: string;
  /** Runs that follow each other take turns. */
  readonly band: string;
  readonly otherBand: string;
  readonly ground: string;
  readonly border: string;
  readonly line: string;
  readonly fill: string;
  readonly limit: string;
  readonly font: string;
}

/** The surface in device pixels, and what is on it. */
export interface IPaint {
  readonly context: CanvasRenderingContext2D;
  /** Device pixels in a CSS pixel. */
  readonly ratio: number;
  readonly area: { left: number; top: number; width: number; height: number };
  x(time: number): number;
  y(bytes: number): number;
  /** Of the times on it. */
  readonly from: number;
  readonly middle: number;
  readonly to: number;
  /** Where time in which nothing ran has been shortened. */
  readonly breaks: readonly number[];
  /** The runs on the surface. */
  readonly runs: readonly IDrawnRun[];
  readonly zoomed: boolean;
  readonly ceiling: Ceiling | null;
  readonly ink: IInk;
  readonly scale: IScale;
  readonly words: {
    now: string;
    limit(ceiling: Ceiling): string;
    /** "6.8 in cell 6" */
    peak(figure: string, cell: string): string;
    number(cell: string): string;
  };
}

/** A run with its edges in device pixels. */
export interface IDrawnRun {
  readonly left: number;
  readonly right: number;
  readonly span: Span;
}

const PEAKS = 2;
/** Height of the boxes with the numbers of the cells, px. */
const BOX = 13;

/** Beneath the line: a band for each run. */
export function paintBelow({ context, area, ink, runs }: IPaint): void {
  context.save();
  // Where thousands of runs share a pixel it is still painted once.
  let painted = area.left;
  for (const [turn, run] of runs.entries()) {
    const left = Math.max(run.left, painted);
    const right = Math.max(run.right, run.left + 1);
    if (right > left) {
      context.fillStyle = turn % 2 ? ink.otherBand : ink.band;
      context.fillRect(left, area.top, right - left, area.height);
      painted = right;
    }
  }
  context.restore();
}

/** Over the line: the limit, the peaks, the cells' numbers and the times. */
export function paintAbove(paint: IPaint): void {
  const { context, ink } = paint;
  context.save();
  context.textBaseline = 'middle';
  context.font = scaled(ink.font, paint.ratio);
  paintLimit(paint);
  paintPeaks(paint);
  paintCells(paint);
  paintTimes(paint);
  paintBreaks(paint);
  context.restore();
}

function paintLimit({ context, ratio, area, y, ceiling, ink, words }: IPaint): void {
  if (!ceiling) {
    return;
  }
  const at = Math.round(y(ceiling.bytes));
  context.strokeStyle = ink.limit;
  context.lineWidth = 1.2 * ratio;
  context.setLineDash([4 * ratio, 3 * ratio]);
  context.beginPath();
  context.moveTo(area.left, at);
  context.lineTo(area.left + area.width, at);
  context.stroke();
  context.setLineDash([]);
  context.fillStyle = ink.text;
  context.textAlign = 'right';
  context.fillText(words.limit(ceiling), area.left + area.width, at - 8 * ratio);
}

/** The highest peaks, as far as they do not cover each other; the highest comes first. */
function paintPeaks({ context, ratio, area, x, y, runs, ink, scale, words }: IPaint): void {
  const rising = runs.flatMap(({ span }) =>
    span.peak > 1.02 * Math.max(span.before, span.after) ? [span] : []
  );
  const shown = highest(rising, PEAKS);
  const taken: Box[] = [];
  const place = (box: Box): boolean => {
    const clear = taken.every(other => apart(box, other, 3 * ratio));
    if (clear) {
      taken.push(box);
    }
    return clear;
  };
  context.textAlign = 'left';
  context.fillStyle = ink.text;
  for (const span of shown) {
    const at = x((span.start + span.end) / 2);
    const top = y(span.peak) - 2 * ratio;
    const half = 4 * ratio;
    if (!place([at - half, top - 6 * ratio, at + half, top])) {
      continue;
    }
    context.beginPath();
    context.moveTo(at - half, top - 6 * ratio);
    context.lineTo(at + half, top - 6 * ratio);
    context.lineTo(at, top);
    context.fill();
    const text = words.peak(figure(span.peak, scale), words.number(span.cell));
    const width = context.measureText(text).width;
    const after = at + 8 * ratio + width < area.left + area.width;
    const left = after ? at + 7.5 * ratio : at - 7.5 * ratio - width;
    if (place([left, top - 9 * ratio, left + width, top + 3 * ratio])) {
      context.strokeStyle = ink.ground;
      context.lineWidth = 3 * ratio;
      context.strokeText(text, left, top - 3 * ratio);
      context.fillText(text, left, top - 3 * ratio);
    }
  }
}

/** Left, top, right, bottom. */
type Box = readonly [number, number, number, number];

/** Whether there is room of this much between two boxes. */
function apart(one: Box, other: Box, room: number): boolean {
  return (
    one[2] + room <= other[0] ||
    other[2] + room <= one[0] ||
    one[3] + room <= other[1] ||
    other[3] + room <= one[1]
  );
}

/** A box for each run that is wide enough, with the number where it fits. */
function paintCells({ context, ratio, area, runs, ink, words }: IPaint): void {
  const top = area.top + area.height + 4 * ratio;
  context.textAlign = 'center';
  context.lineWidth = ratio;
  for (const { left, right, span } of runs) {
    const width = right - left;
    if (width < 3 * ratio) {
      continue;
    }
    context.strokeStyle = ink.border;
    context.fillStyle = ink.ground;
    context.fillRect(left, top, width, BOX * ratio);
    context.strokeRect(left + ratio / 2, top + ratio / 2, width - ratio, BOX * ratio);
    const number = words.number(span.cell);
    if (context.measureText(number).width + 4 * ratio <= width) {
      context.fillStyle = ink.text;
      context.fillText(number, (left + right) / 2, top + (BOX / 2 + 1) * ratio);
    }
  }
}

function paintTimes({ context, ratio, area, from, middle, to, zoomed, ink, words }: IPaint): void {
  const at = area.top + area.height + 27 * ratio;
  context.fillStyle = ink.faint;
  context.textAlign = 'left';
  context.fillText(clock(from), area.left, at);
  context.textAlign = 'center';
  if (clock(middle) !== clock(from)) {
    context.fillText(clock(middle), area.left + area.width / 2, at);
  }
  context.textAlign = 'right';
  context.fillText(zoomed ? clock(to) : words.now, area.left + area.width, at);
}

/** Two strokes on the axis where it leaps. */
function paintBreaks({ context, ratio, area, breaks, ink }: IPaint): void {
  const foot = area.top + area.height;
  context.strokeStyle = ink.faint;
  context.lineWidth = ratio;
  context.beginPath();
  for (const at of breaks) {
    for (const step of [2, 5]) {
      const left = at + step * ratio;
      if (left > area.left && left < area.left + area.width) {
        context.moveTo(left, foot + 3 * ratio);
        context.lineTo(left + 3 * ratio, foot - 4 * ratio);
      }
    }
  }
  context.stroke();
}

/** A font of CSS pixels in device pixels. */
function scaled(font: string, ratio: number): string {
  return font.replace(/^([\d.]+)px/, (_, size: string) => `${Number(size) * ratio}px`);
}

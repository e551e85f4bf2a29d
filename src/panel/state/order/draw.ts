/** Draws the order picture on a canvas. All lengths in CSS px. */
import { clock } from '../../format';
import type { IOrder, IPoint } from './layout';

export interface IFrame {
  readonly width: number;
  readonly height: number;
  /** Left of the runs: room for the headings. */
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Colours and font as the theme gives them now. */
export interface IInk {
  readonly text: string;
  readonly faint: string;
  readonly band: string;
  readonly ground: string;
  readonly differs: string;
  readonly failed: string;
  readonly font: string;
}

/** Beyond so many cells single runs are strokes, not dots. */
const MANY_CELLS = 60;
const LEAST_LABEL_GAP = 12;

export function frameOf(order: IOrder, width: number): IFrame {
  const rows = Math.max(order.rows, 1);
  const height = Math.min(204, Math.max(60, rows * 6, order.bands.length * 13));
  return { width, height: height + 38, left: width < 240 ? 52 : 58, top: 18, right: 4, bottom: 20 };
}

export function x(order: IOrder, frame: IFrame, run: number): number {
  const room = frame.width - frame.left - frame.right - 12;
  return frame.left + 6 + (order.runs > 1 ? (run / (order.runs - 1)) * room : 0);
}

export function y(order: IOrder, frame: IFrame, row: number): number {
  return frame.top + ((row + 0.5) / Math.max(order.rows, 1)) * inner(frame);
}

/** The run nearest to a place, within 10 px; null where there is none. */
export function nearest(order: IOrder, frame: IFrame, px: number, py: number): IPoint | null {
  let best: IPoint | null = null;
  let least = 100;
  for (const point of order.points) {
    const distance =
      (x(order, frame, point.run) - px) ** 2 + (y(order, frame, point.row) - py) ** 2;
    if (distance <= least) {
      least = distance;
      best = point;
    }
  }
  return best;
}

/** @param labels - what the axes are called, and the number of a cell. */
export function draw(
  context: CanvasRenderingContext2D,
  order: IOrder,
  frame: IFrame,
  ink: IInk,
  labels: { page: string; runs: string; number(cell: string): string }
): void {
  context.clearRect(0, 0, frame.width, frame.height);
  context.font = ink.font;
  context.textBaseline = 'middle';
  drawBands(context, order, frame, ink);
  drawAxes(context, order, frame, ink, labels);
  drawStretches(context, order, frame, ink);
  drawCurves(context, order, frame, ink, labels.number);
  const grave = order.points.filter(p => p.kind !== 'earlier' && p.kind !== 'last');
  const plain = order.points.filter(p => p.kind === 'earlier' || p.kind === 'last');
  for (const point of [...plain, ...grave]) {
    drawPoint(context, point, order, frame, ink);
  }
}

function inner(frame: IFrame): number {
  return frame.height - frame.top - frame.bottom;
}

function drawBands(
  context: CanvasRenderingContext2D,
  order: IOrder,
  frame: IFrame,
  ink: IInk
): void {
  const step = inner(frame) / Math.max(order.rows, 1);
  let free = -Infinity;
  context.textAlign = 'right';
  order.bands.forEach(({ heading, first, last }, i) => {
    const top = frame.top + first * step;
    const height = (last - first + 1) * step;
    if (i % 2 === 0) {
      context.fillStyle = ink.band;
      context.fillRect(frame.left, top, frame.width - frame.left - frame.right, height);
    }
    const middle = Math.max(top + height / 2, free + LEAST_LABEL_GAP);
    if (heading && middle <= top + height + LEAST_LABEL_GAP / 2) {
      context.fillStyle = ink.faint;
      context.fillText(fitting(context, heading, frame.left - 6), frame.left - 6, middle);
      free = middle;
    }
  });
}

function fitting(context: CanvasRenderingContext2D, text: string, width: number): string {
  let short = text;
  while (short.length > 1 && context.measureText(short).width > width) {
    short = `${short.replace(/…$/, '').slice(0, -1)}…`;
  }
  return short;
}

function drawAxes(
  context: CanvasRenderingContext2D,
  order: IOrder,
  frame: IFrame,
  ink: IInk,
  labels: { page: string; runs: string }
): void {
  context.fillStyle = ink.faint;
  context.textAlign = 'right';
  context.fillText(`${labels.page} ↓`, frame.left - 6, 7);
  context.textAlign = 'left';
  context.fillText(`${labels.runs} →`, frame.left + 6, 7);
  const below = frame.height - 9;
  if (order.from !== null && order.to !== null) {
    context.fillText(clock(order.from), frame.left + 2, below);
    context.textAlign = 'right';
    context.fillText(clock(order.to), frame.width - frame.right, below);
  }
}

/** Runs that go down the page one after the other, as a falling line. */
function drawStretches(
  context: CanvasRenderingContext2D,
  order: IOrder,
  frame: IFrame,
  ink: IInk
): void {
  context.strokeStyle = ink.text;
  context.lineWidth = 0.8;
  context.setLineDash([]);
  context.beginPath();
  order.points.forEach((point, i) => {
    const before = order.points[i - 1];
    if (before && point.row === before.row + 1) {
      context.moveTo(x(order, frame, before.run), y(order, frame, before.row));
      context.lineTo(x(order, frame, point.run), y(order, frame, point.row));
    }
  });
  context.stroke();
}

function drawCurves(
  context: CanvasRenderingContext2D,
  order: IOrder,
  frame: IFrame,
  ink: IInk,
  number: (cell: string) => string
): void {
  for (const { from, to } of order.curves) {
    const [x0, y0] = [x(order, frame, from.run), y(order, frame, from.row)];
    const [x1, y1] = [x(order, frame, to.run), y(order, frame, to.row)];
    context.strokeStyle = ink.differs;
    context.lineWidth = 1.3;
    context.setLineDash([3, 2]);
    context.beginPath();
    context.moveTo(x0, y0);
    context.bezierCurveTo(x0, y0 - (y0 - y1) * 0.9, x0 + (x1 - x0) * 0.3, y1, x1, y1);
    context.stroke();
    context.setLineDash([]);
    context.fillStyle = ink.text;
    context.textAlign = 'center';
    context.fillText(number(from.cell), x0, Math.min(y0 + 10, frame.height - frame.bottom + 4));
    context.textAlign = 'left';
    const room = x1 + 8 < frame.width - 20;
    context.textAlign = room ? 'left' : 'right';
    context.fillText(number(to.cell), room ? x1 + 8 : x1 - 8, y1 - 3);
  }
}

function drawPoint(
  context: CanvasRenderingContext2D,
  { run, row, kind }: IPoint,
  order: IOrder,
  frame: IFrame,
  ink: IInk
): void {
  const many = order.rows > MANY_CELLS;
  if (many && kind === 'earlier') {
    return;
  }
  const [px, py] = [x(order, frame, run), y(order, frame, row)];
  context.lineWidth = 1;
  context.fillStyle =
    kind === 'differs'
      ? ink.differs
      : kind === 'failed'
        ? ink.failed
        : kind === 'last'
          ? ink.text
          : ink.ground;
  context.strokeStyle = ink.text;
  context.beginPath();
  if (kind === 'earlier' || kind === 'last') {
    context.arc(px, py, many ? 1.2 : kind === 'last' ? 2.2 : 1.6, 0, 2 * Math.PI);
  } else {
    const r = many ? 2.4 : 4;
    context.moveTo(px, py - r);
    context.lineTo(px + r, py);
    context.lineTo(px, py + r);
    context.lineTo(px - r, py);
    context.closePath();
  }
  context.fill();
  if (kind === 'earlier' || kind === 'would change') {
    context.stroke();
  }
}

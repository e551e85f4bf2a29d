/** The chart itself; loaded when it is first shown, as the charting library is not small. */
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import type { Ceiling, Span, Timeline } from '../../memory';
import { type IDrawnRun, type IInk, type IPaint, paintAbove, paintBelow } from './paint';
import type { IScale } from './scale';

/** In px: room above for the name of the limit, and below for the cells and the times. */
const HEIGHT = 154;
const ABOVE = 14;
const BELOW = 36;
const LEFT = 31;
/** A click that moved more than this many px was a selection. */
const STILL = 4;

export interface IPlotOptions {
  readonly node: HTMLElement;
  readonly width: number;
  readonly timeline: Timeline;
  readonly scale: IScale;
  /** Bytes at the upper end. */
  readonly end: number;
  /** Null where it is beyond the upper end. */
  readonly ceiling: Ceiling | null;
  readonly ink: IInk;
  readonly words: IPaint['words'];
  /** What the person points at: a moment, the memory then, and the run it is in. */
  onPoint(at: { time: number; bytes: number; span: Span | null } | null): void;
  onOpen(cell: string): void;
}

/** A chart of memory over time. A drag zooms in, a double click out, a click opens the cell. */
export class Plot {
  constructor(private readonly options: IPlotOptions) {
    this._timeline = options.timeline;
    this._plot = new uPlot(this.settings(), this.data(), options.node);
    this._plot.over.addEventListener('mousedown', event => (this._pressed = event.clientX));
    this._plot.over.addEventListener('click', event => this.onClick(event));
    this._plot.over.addEventListener('mouseleave', () => options.onPoint(null));
    this._plot.over.addEventListener('dblclick', () => (this._zoomed = false));
  }

  set timeline(timeline: Timeline) {
    this._timeline = timeline;
    this._plot.setData(this.data(), !this._zoomed);
    if (this._zoomed) {
      this._plot.redraw();
    }
  }

  set width(width: number) {
    this._plot.setSize({ width, height: HEIGHT });
  }

  dispose(): void {
    this._plot.destroy();
  }

  private settings(): uPlot.Options {
    const { width, ink, end, scale } = this.options;
    return {
      width,
      height: HEIGHT,
      padding: [ABOVE, 1, 0, 0],
      legend: { show: false },
      cursor: { drag: { x: true, y: false, dist: STILL }, y: false, points: { size: 6 } },
      scales: { x: { time: false }, y: { range: [0, end / scale.size] } },
      axes: [
        { size: BELOW, values: () => [], grid: { show: false }, ticks: { show: false } },
        {
          size: LEFT,
          gap: 4,
          space: 22,
          font: ink.font,
          stroke: ink.faint,
          ticks: { show: false },
          grid: { stroke: ink.grid, width: 1 }
        }
      ],
      series: [
        {},
        {
          stroke: ink.line,
          fill: ink.fill,
          width: 1.5,
          points: { show: this._timeline.times.length < 2 }
        }
      ],
      hooks: {
        drawClear: [plot => paintBelow((this._paint = this.paint(plot)))],
        draw: [() => this._paint && paintAbove(this._paint)],
        setCursor: [plot => this.point(plot)],
        setSelect: [plot => (this._zoomed ||= plot.select.width > 0)]
      }
    };
  }

  private data(): uPlot.AlignedData {
    const { times, totals, ruler } = this._timeline;
    const { size } = this.options.scale;
    return [times.map(time => ruler.place(time)), totals.map(total => total / size)];
  }

  private paint(plot: uPlot): IPaint {
    const { ink, scale, ceiling, words } = this.options;
    const { ruler } = this._timeline;
    const ratio = uPlot.pxRatio;
    const x = (place: number): number => plot.valToPos(place, 'x', true);
    const from = ruler.time(plot.scales.x.min ?? 0);
    const to = ruler.time(plot.scales.x.max ?? 0);
    return {
      context: plot.ctx,
      ratio,
      area: plot.bbox,
      x: time => x(ruler.place(time)),
      y: size => plot.valToPos(size / scale.size, 'y', true),
      from,
      middle: ruler.time(((plot.scales.x.min ?? 0) + (plot.scales.x.max ?? 0)) / 2),
      to,
      breaks: ruler.breaks.map(x),
      runs: this.drawn(plot, from, to),
      zoomed: this._zoomed,
      ceiling,
      ink,
      scale,
      words
    };
  }

  /** The runs between two moments, worked out once for all that is painted of them. */
  private drawn({ bbox, valToPos }: uPlot, from: number, to: number): readonly IDrawnRun[] {
    const { ruler, spans } = this._timeline;
    const at = (time: number): number => Math.round(valToPos(ruler.place(time), 'x', true));
    const end = bbox.left + bbox.width;
    return spans
      .filter(span => span.end >= from && span.start <= to)
      .map(span => ({
        left: Math.max(bbox.left, at(span.start)),
        right: Math.min(end, at(span.end)),
        span
      }));
  }

  /** The moment under the pointer and its run, with the reading that is nearest. */
  private point({ cursor }: uPlot): void {
    const { idx, left } = cursor;
    if (typeof idx !== 'number' || left === undefined) {
      return;
    }
    const time = this.timeAt(left);
    this.options.onPoint({ time, bytes: this._timeline.totals[idx], span: this.spanAt(time) });
  }

  private onClick(event: MouseEvent): void {
    if (Math.abs(event.clientX - this._pressed) < STILL) {
      const left = event.clientX - this._plot.over.getBoundingClientRect().left;
      const span = this.spanAt(this.timeAt(left));
      if (span) {
        this.options.onOpen(span.cell);
      }
    }
  }

  /** The moment so many px from the left edge. */
  private timeAt(left: number): number {
    return this._timeline.ruler.time(this._plot.posToVal(left, 'x'));
  }

  /** The run at a moment; else the nearest within what a finger or a mouse would mean. */
  private spanAt(time: number): Span | null {
    const { x } = this._plot.scales;
    const reach = ((x.max ?? 0) - (x.min ?? 0)) / 100;
    const away = (span: Span): number => Math.max(span.start - time, time - span.end, 0);
    return this._timeline.spans.reduce<Span | null>(
      (best, span) => (away(span) <= (best ? away(best) : reach) ? span : best),
      null
    );
  }

  private readonly _plot: uPlot;
  private _timeline: Timeline;
  private _paint: IPaint | null = null;
  private _zoomed = false;
  private _pressed = 0;
}

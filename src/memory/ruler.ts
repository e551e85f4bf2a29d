/** Where a moment stands on the axis of time: as it is, or with what lies between the runs shortened. */
import type { Span } from './timeline';

/** What a gap between two runs takes at the most, as a part of what all runs take. */
const GAP_PART = 0.05;
/** A gap that has been shortened to less than this part of itself is marked. */
const BREAK_PART = 0.5;

interface Piece {
  readonly time: number;
  readonly place: number;
  /** Of a ms, on the axis. */
  readonly scale: number;
}

/** Places are ms along the axis from its beginning, times ms since 1970; both rise together. */
export class Ruler {
  private constructor(private readonly pieces: readonly Piece[]) {
    this.breaks = pieces.filter(({ scale }) => scale < BREAK_PART).map(({ place }) => place);
  }

  /** One place a ms. */
  static toScale(from: number): Ruler {
    return new Ruler([{ time: from, place: 0, scale: 1 }]);
  }

  /**
   * The time of runs as it is, and what lies before, between and after them shortened: an hour of
   * reading must not press a minute of work into one pixel.
   */
  static ofRuns(spans: readonly Span[], from: number, to: number): Ruler {
    const busy = united(spans).filter(([start, end]) => end >= from && start <= to);
    const most = GAP_PART * busy.reduce((sum, [start, end]) => sum + end - start, 0);
    if (!most) {
      return Ruler.toScale(from);
    }
    const pieces: Piece[] = [];
    let [time, place] = [from, 0];
    const until = (end: number, scale: number): void => {
      if (end > time) {
        pieces.push({ time, place, scale });
        [time, place] = [end, place + (end - time) * scale];
      }
    };
    const gap = (end: number): void => until(end, Math.min(1, most / (end - time)));
    for (const [start, end] of busy) {
      gap(start);
      until(end, 1);
    }
    gap(to);
    pieces.push({ time, place, scale: 1 });
    return new Ruler(pieces);
  }

  /** Where shortened gaps begin. */
  readonly breaks: readonly number[];

  place(time: number): number {
    const piece = this.last(({ time: begin }) => begin <= time);
    return piece.place + (time - piece.time) * piece.scale;
  }

  time(place: number): number {
    const piece = this.last(({ place: begin }) => begin <= place);
    return piece.time + (place - piece.place) / piece.scale;
  }

  /** The last piece for which something holds that holds up to it; else the first. */
  private last(holds: (piece: Piece) => boolean): Piece {
    let [low, high] = [0, this.pieces.length - 1];
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if (holds(this.pieces[middle])) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return this.pieces[low];
  }
}

/** The times in which something ran, in order; what touches is one. */
function united(spans: readonly Span[]): [number, number][] {
  const found: [number, number][] = [];
  for (const { start, end } of [...spans].sort((a, b) => a.start - b.start)) {
    const last = found.at(-1);
    if (last && start <= last[1]) {
      last[1] = Math.max(last[1], end);
    } else {
      found.push([start, end]);
    }
  }
  return found;
}

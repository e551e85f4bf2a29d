import * as fc from 'fast-check';
import { Ruler } from '../ruler';
import { timeline, type Span } from '../timeline';
import { EMPTY } from '../ledger';
import { run } from './fixture';

const span = (start: number, end: number): Span => ({
  cell: 'a',
  start,
  end,
  before: 0,
  after: 0,
  peak: 0
});

test('runs keep their lengths, what lies between them is shortened to a part of them', () => {
  const hour = 3600_000;
  const ruler = Ruler.ofRuns([span(1000, 2000), span(hour, hour + 1000)], 0, 3 * hour);
  expect(ruler.place(2000) - ruler.place(1000)).toBe(1000);
  expect(ruler.place(hour + 1000) - ruler.place(hour)).toBe(1000);
  expect(ruler.place(hour) - ruler.place(2000)).toBeCloseTo(100);
  expect(ruler.place(3 * hour) - ruler.place(hour + 1000)).toBeCloseTo(100);
  expect(ruler.breaks.map(place => ruler.time(place))).toEqual([0, 2000, hour + 1000]);
});

test('a short gap stays as it is, and without runs so does all', () => {
  expect(Ruler.ofRuns([span(0, 1000), span(1010, 2000)], 0, 2000).place(2000)).toBe(2000);
  const idle = Ruler.ofRuns([], 5000, 9000);
  expect(idle.place(9000)).toBe(4000);
  expect(idle.breaks).toEqual([]);
});

test('places rise with the times, and lead back to them', () => {
  const times = fc.integer({ min: 0, max: 1e7 });
  const spans = fc.array(
    fc.tuple(times, fc.nat(1e5)).map(([start, length]) => span(start, start + length))
  );
  fc.assert(
    fc.property(spans, times, times, (runs, one, other) => {
      const ruler = Ruler.ofRuns(runs, 0, 1e7);
      const [early, late] = [Math.min(one, other), Math.max(one, other)];
      expect(ruler.place(early)).toBeLessThanOrEqual(ruler.place(late));
      expect(ruler.time(ruler.place(one))).toBeCloseTo(one, 2);
    })
  );
});

test('the line says how its axis runs', () => {
  const ledger = { ...EMPTY, runs: [run('a', 0, 1, 1), run('a', 1e6, 1, 1)] };
  expect(timeline(ledger, { idle: 'shortened' }).ruler.place(1e6)).toBeLessThan(10);
  expect(timeline(ledger).ruler.place(1e6)).toBe(1e6);
});

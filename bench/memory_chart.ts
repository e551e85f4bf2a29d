/** What the page of `memory.browser.bench.ts` runs: draws the chart of a long day and tells how long it took. */
import { timeline } from '../src/memory/index';
import { Plot } from '../src/panel/memory/plot';
import { scaleFor } from '../src/panel/memory/scale';
import { longDay } from './memory_day';

declare global {
  interface Window {
    chart: typeof chart;
  }
}

const WIDTH = 300;
const COLOUR = '#1976d2';

/** Draws it anew, then with one more reading, `times` times each. @returns ms of each. */
async function chart(times: number): Promise<{ first: number[]; next: number[] }> {
  const keeper = longDay();
  const found: { first: number[]; next: number[] } = { first: [], next: [] };
  for (let i = 0; i < times; i++) {
    const node = document.body.appendChild(document.createElement('div'));
    const plot = await timed(found.first, node, () => made(node, keeper));
    const time = (keeper.ledger.samples.at(-1)?.time ?? 0) + 2000;
    keeper.sample({ time, rss: 1.2e9, children: 0, method: 'server' });
    await timed(found.next, node, () => {
      plot.timeline = shown(keeper);
    });
    plot.dispose();
    node.remove();
  }
  return found;
}

const shown = ({ ledger }: ReturnType<typeof longDay>) => timeline(ledger, { idle: 'shortened' });

function made(node: HTMLElement, keeper: ReturnType<typeof longDay>): Plot {
  return new Plot({
    node,
    width: WIDTH,
    timeline: shown(keeper),
    scale: scaleFor(2e9),
    end: 2e9,
    ceiling: { bytes: 2e9, source: 'cgroup2' },
    ink: {
      text: '#000',
      faint: '#555',
      grid: '#ccc',
      band: '#eee',
      otherBand: '#ddd',
      ground: '#fff',
      border: '#aaa',
      line: COLOUR,
      fill: COLOUR,
      limit: '#d32f2f',
      font: '11px sans-serif'
    },
    words: {
      now: 'now',
      limit: () => 'limit',
      peak: (size, cell) => `${size} in cell ${cell}`,
      number: cell => cell.slice(1)
    },
    onPoint: () => undefined,
    onOpen: () => undefined
  });
}

/** Until the pixels are there: uPlot draws after the script, the browser later still. */
async function timed<T>(into: number[], node: HTMLElement, work: () => T): Promise<T> {
  const start = performance.now();
  const result = work();
  await Promise.resolve();
  await Promise.resolve();
  node.querySelector('canvas')?.getContext('2d')?.getImageData(0, 0, 1, 1);
  into.push(performance.now() - start);
  return result;
}

window.chart = chart;

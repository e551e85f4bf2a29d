/** The chart of a long day in Chromium: 10,000 runs and 8 hours of samples, worked out and drawn. */
import { build } from 'esbuild';
import { launch } from './browser';
import { print } from './measure';

/** ms. */
const GOAL = 50;
const TIMES = 15;

const { outputFiles } = await build({
  entryPoints: ['bench/memory_chart.ts'],
  bundle: true,
  write: false,
  outdir: 'bench',
  format: 'iife',
  platform: 'browser',
  logLevel: 'error'
});
const script = outputFiles.find(({ path }) => path.endsWith('.js'));
const browser = await launch();
try {
  const page = await browser.newPage();
  await page.addScriptTag({ content: script?.text });
  const { first, next } = await page.evaluate(times => window.chart(times), TIMES);
  for (const [what, times] of [
    ['the chart of a long day, drawn anew', first],
    ['the same with one more reading', next]
  ] as const) {
    const sorted = [...times].sort((a, b) => a - b);
    print(what, sorted[Math.floor(TIMES / 2)], { what: 'the goal', ms: GOAL });
    console.log(`  the first, while its code is compiled: ${times[0].toFixed(1)} ms`);
  }
} finally {
  await browser.close();
}

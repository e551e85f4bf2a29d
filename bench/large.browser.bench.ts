/**
 * A notebook of 2,000 cells in JupyterLab in Chromium, with Shipshape and without: opening, scrolling,
 * typing and Run All. Long tasks are those of the Performance API. How much of them is Shipshape's is
 * told by a second pass under a profiler, by the files in which the stacks stand.
 */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { CDPSession, Page } from '@playwright/test';
import { launch, type Lab, openLab } from './browser';
import { type Held, profiled } from './profile';

const CELLS = 2000;
const NAME = 'large.ipynb';
/** Longest that Shipshape may hold up the page at once, in ms. */
const GOAL = 50;
/** For what is done after a pause, in ms. */
const REST = 2000;

const ACTS = { opening, scrolling, typing, running };
type Act = keyof typeof ACTS;

interface Long {
  readonly count: number;
  /** In ms. */
  readonly longest: number;
  readonly total: number;
}
interface Measured {
  readonly ms: number;
  readonly long: Long;
  readonly held: Held;
}

const browser = await launch();
try {
  const without = await measured(false);
  const with_ = await measured(true);
  for (const act of Object.keys(ACTS) as Act[]) {
    const [ours, bare] = [with_[act], without[act]];
    console.log(
      `${act}: ${ours.ms.toFixed(0)} ms with, ${bare.ms.toFixed(0)} ms without Shipshape: ${(ours.ms / bare.ms).toFixed(2)} ×`
    );
    console.log(`  long tasks: ${say(ours.long)} with, ${say(bare.long)} without`);
    console.log(
      `  Shipshape itself at most ${ours.held.longest.toFixed(0)} ms at once` +
        ` (${(ours.held.longest / GOAL).toFixed(2)} × the goal of ${GOAL} ms), in ${ours.held.where || 'nothing'}`
    );
  }
} finally {
  await browser.close();
}

function say({ count, longest, total }: Long): string {
  return `${count}, the longest ${longest.toFixed(0)} ms, ${total.toFixed(0)} ms in all`;
}

async function measured(shipshape: boolean): Promise<Record<Act, Measured>> {
  const lab = await openLab(browser, shipshape);
  const { page } = lab;
  try {
    write(lab);
    if (shipshape) {
      await page.getByRole('tab', { name: /^Shipshape/ }).click();
    }
    await page.evaluate(() => {
      const long: number[] =
        Reflect.set(window, 'longTasks', []) && Reflect.get(window, 'longTasks');
      new PerformanceObserver(list =>
        list.getEntries().forEach(({ duration }) => long.push(duration))
      ).observe({ type: 'longtask' });
    });
    const timed: Partial<Record<Act, Omit<Measured, 'held'>>> = {};
    for (const [act, perform] of Object.entries(ACTS) as [Act, (page: Page) => Promise<void>][]) {
      await page.evaluate(() => void Reflect.get(window, 'longTasks').splice(0));
      const start = performance.now();
      await perform(page);
      const ms = performance.now() - start;
      await page.waitForTimeout(REST);
      const tasks = await page.evaluate(() => [...(Reflect.get(window, 'longTasks') as number[])]);
      timed[act] = {
        ms,
        long: {
          count: tasks.length,
          longest: Math.max(0, ...tasks),
          total: tasks.reduce((sum, task) => sum + task, 0)
        }
      };
    }
    await closeAll(page);
    const session = shipshape ? await page.context().newCDPSession(page) : null;
    const result: Partial<Record<Act, Measured>> = {};
    for (const [act, perform] of Object.entries(ACTS) as [Act, (page: Page) => Promise<void>][]) {
      result[act] = { ...timed[act]!, held: await heldIn(session, page, perform) };
    }
    return result as Record<Act, Measured>;
  } finally {
    await lab.close();
  }
}

async function heldIn(
  session: CDPSession | null,
  page: Page,
  perform: (page: Page) => Promise<void>
): Promise<Held> {
  return session
    ? profiled(session, '/jupyterlab-shipshape/', async () => {
        await perform(page);
        await page.waitForTimeout(REST);
      })
    : { longest: 0, where: '' };
}

/** Small steps that build on one another, with headings and a shown value now and then. */
function write({ root }: Lab): void {
  const source = (i: number): string =>
    i % 20 === 0
      ? `import math\n\ndef scale_${i}(x):\n    return x * ${i + 1}`
      : `v${i} = scale_${i - (i % 20)}(${i})\nv${i} + 1${i % 5 ? '' : `\nv${i}`}`;
  const cells = Array.from({ length: CELLS }, (_, i) => ({
    cell_type: 'code',
    id: `c${i}`,
    metadata: {},
    source: source(i),
    outputs: [],
    execution_count: null
  }));
  writeFileSync(
    path.join(root, NAME),
    JSON.stringify({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: {
        kernelspec: { name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python' },
        language_info: { name: 'python' }
      },
      cells
    })
  );
}

/** Until all cells are there, the page has drawn, and the kernel waits. */
async function opening(page: Page): Promise<void> {
  await page.evaluate(
    async ([path, count]) => {
      await window.jupyterapp.commands.execute('docmanager:open', { path });
      const panel = window.jupyterapp.shell.currentWidget!;
      await Reflect.get(panel, 'context').ready;
      while (Reflect.get(panel, 'content').widgets.length < count) {
        await new Promise(resolve => requestAnimationFrame(resolve));
      }
      await new Promise(resolve => requestAnimationFrame(() => requestAnimationFrame(resolve)));
    },
    [NAME, CELLS] as const
  );
  await idle(page);
}

async function scrolling(page: Page): Promise<void> {
  await page.locator('.jp-WindowedPanel-outer').first().hover();
  for (let i = 0; i < 60; i++) {
    await page.mouse.wheel(0, i < 40 ? 1500 : -2000);
    await frame(page);
  }
}

async function typing(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const notebook = Reflect.get(window.jupyterapp.shell.currentWidget!, 'content');
    notebook.activeCellIndex = 40;
    await notebook.scrollToItem(40);
    notebook.mode = 'edit';
  });
  for (const key of '\nnumbers = [v21, v22, v23, v24]  # typed') {
    await (key === '\n' ? page.keyboard.press('Enter') : page.keyboard.insertText(key));
    await frame(page);
  }
  await page.keyboard.press('Escape');
}

async function running(page: Page): Promise<void> {
  await page.evaluate(() => window.jupyterapp.commands.execute('notebook:run-all-cells'));
  await idle(page);
}

async function closeAll(page: Page): Promise<void> {
  await page.evaluate(async () => {
    const app = window.jupyterapp;
    Reflect.get(app.shell.currentWidget!, 'context').model.dirty = false;
    await app.commands.execute('application:close-all');
    await app.serviceManager.sessions.shutdownAll();
  });
}

async function idle(page: Page): Promise<void> {
  await page.waitForFunction(() => {
    const context = Reflect.get(window.jupyterapp.shell.currentWidget ?? {}, 'context');
    return context?.sessionContext.session?.kernel?.status === 'idle';
  });
}

async function frame(page: Page): Promise<void> {
  await page.evaluate(() => new Promise(resolve => requestAnimationFrame(resolve)));
}

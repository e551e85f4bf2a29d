/** How long one extension's code holds up the page at once, from a profile of Chromium. */
import type { CDPSession } from '@playwright/test';

/** The parts of https://chromedevtools.github.io/devtools-protocol/tot/Profiler/#type-Profile used here. */
interface Profile {
  readonly nodes: readonly {
    readonly id: number;
    readonly callFrame: { readonly functionName: string; readonly url: string };
    readonly children?: readonly number[];
  }[];
  readonly samples?: readonly number[];
  /** Between two samples, in µs. */
  readonly timeDeltas?: readonly number[];
}

/** Between two looks at the stack, in µs. */
const INTERVAL = 1000;

export interface Held {
  /** The longest in one task, in ms. */
  readonly longest: number;
  /** Where that task spent most of it. */
  readonly where: string;
}

/** Profiles `work`. @param part - of the addresses of the extension's files. */
export async function profiled(
  session: CDPSession,
  part: string,
  work: () => Promise<void>
): Promise<Held> {
  await session.send('Profiler.enable');
  await session.send('Profiler.setSamplingInterval', { interval: INTERVAL });
  await session.send('Profiler.start');
  await work();
  const { profile } = await session.send('Profiler.stop');
  return held(profile as Profile, part);
}

function held({ nodes, samples = [], timeDeltas = [] }: Profile, part: string): Held {
  const parents = new Map(nodes.flatMap(({ id, children = [] }) => children.map(c => [c, id])));
  const frames = new Map(nodes.map(({ id, callFrame }) => [id, callFrame]));
  const innermost = (sample: number): string | null => {
    for (let id: number | undefined = sample; id !== undefined; id = parents.get(id)) {
      const frame = frames.get(id);
      if (frame?.url.includes(part)) {
        return frame.functionName || '(anonymous)';
      }
    }
    return null;
  };
  let longest = 0;
  let where = '';
  let task = new Map<string, number>();
  const settle = (): void => {
    const total = [...task.values()].reduce((sum, ms) => sum + ms, 0);
    if (total > longest) {
      longest = total;
      where = [...task].sort((a, b) => b[1] - a[1])[0][0];
    }
    task = new Map();
  };
  samples.forEach((sample, i) => {
    // Between two tasks the browser is idle, or in code of its own.
    if (/^\((idle|program)\)$/.test(frames.get(sample)?.functionName ?? '')) {
      settle();
      return;
    }
    const name = innermost(sample);
    if (name !== null) {
      task.set(name, (task.get(name) ?? 0) + (timeDeltas[i + 1] ?? INTERVAL) / 1000);
    }
  });
  settle();
  return { longest, where };
}

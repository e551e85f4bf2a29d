import { nullTranslator } from '@jupyterlab/translation';
import type { ServerConnection } from '@jupyterlab/services';
import { readFromServer } from '../../kernel/memoryServer';
import { EMPTY } from '../../memory/ledger';
import type { RunMemory } from '../../memory/ledger';
import { askToVerify } from '../verify/ask';
import { logbook } from './fixture';

jest.mock('../../kernel/memoryServer', () => ({ readFromServer: jest.fn() }));

const GB = 1e9;
const trans = nullTranslator.load('jupyterlab_shipshape');
const run: RunMemory = {
  cell: 'c1',
  count: 1,
  start: 0,
  end: 1,
  before: GB,
  after: GB,
  peak: 6 * GB,
  method: 'recorder'
};

async function asked(available: number | null) {
  jest.mocked(readFromServer).mockResolvedValue({
    kind: 'reading',
    sample: { time: 0, rss: GB, children: null, method: 'server' },
    ceiling: { bytes: 8 * GB, source: 'cgroup2' },
    available
  });
  const answer = askToVerify(
    logbook({ memory: { ...EMPTY, runs: [run] } }),
    {} as ServerConnection.ISettings,
    trans
  );
  for (let i = 0; i < 50 && !document.querySelector('.jp-Dialog .jp-Shipshape-cost'); i++) {
    await new Promise(resolve => setTimeout(resolve, 20));
  }
  const dialog = document.querySelector<HTMLElement>('.jp-Dialog')!;
  return { answer, dialog, text: dialog.textContent ?? '' };
}

function click(dialog: HTMLElement, label: string): void {
  [...dialog.querySelectorAll('button')].find(one => one.textContent === label)!.click();
}

describe('the question before a proof', () => {
  it('says both figures where the memory may not suffice, and starts only when told to', async () => {
    const { answer, dialog, text } = await asked(4 * GB);
    expect(text).toContain('the runs so far peaked at 6.0 GB, and 4.0 GB of 8.0 GB are free.');
    expect(document.activeElement?.textContent).toBe('Cancel');
    click(dialog, 'Cancel');
    expect(await answer).toBeNull();
  });

  it('asks only what it costs where the memory suffices', async () => {
    const { answer, dialog, text } = await asked(7 * GB);
    expect(text).not.toContain('may not fit');
    click(dialog, 'Run 24 cells');
    expect(await answer).toEqual({ again: false });
  });

  it('does not guess where nobody tells what is free', async () => {
    const { answer, dialog, text } = await asked(null);
    expect(text).not.toContain('may not fit');
    click(dialog, 'Cancel');
    await answer;
  });
});

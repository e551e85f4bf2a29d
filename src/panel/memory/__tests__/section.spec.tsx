/** What the Memory section shows and asks for, over a logbook with a known ledger. */
import { Notification } from '@jupyterlab/apputils';
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { DisposableDelegate } from '@lumino/disposable';
import { MessageLoop } from '@lumino/messaging';
import { Panel, Widget } from '@lumino/widgets';
import { EMPTY, type Ledger } from '../../../memory/ledger';
import { GB, ledger, MB, page, run, variable } from '../../../memory/__tests__/fixture';
import type { IMemoryWatch } from '../../../tokens';
import type { Judgement } from '../../../flow/finding';
import { finding, judgementOf, logbook, pageOf } from '../../__tests__/fixture';
import { MemorySection } from '../section';

// The canvas is the browser's; what it shows is there as a table.
jest.mock('../plot', () => ({
  Plot: class {
    dispose(): void {
      // Nothing was drawn.
    }
  }
}));

const FLOW = page('c1: -> raw', 'c2: raw -> df', 'c3: df -> mean', 'c4: mean -> text');
const MEMORY: Ledger = {
  ...ledger(
    [
      run('c1', 1, 0.1 * GB, 2.2 * GB),
      run('c2', 2, 2.2 * GB, 2.3 * GB, 3 * GB),
      run('c3', 3, 2.3 * GB, 2.3 * GB),
      run('c4', 4, 2.3 * GB, 2.3 * GB)
    ],
    [variable('raw', 2.1 * GB), variable('df', 100 * MB), variable('old', 50 * MB)]
  ),
  ceiling: { bytes: 8 * GB, source: 'cgroup2' }
};

function opened(
  memory: Ledger,
  watch: IMemoryWatch | null = null,
  judgement: Judgement | null = null
) {
  const book = logbook({ cells: pageOf(4), flow: FLOW, memory, memoryWatch: watch, judgement });
  const section = new MemorySection({
    translator: nullTranslator,
    commands: new CommandRegistry()
  });
  const host = new Panel();
  host.addWidget(section);
  Widget.attach(host, document.body);
  const settle = async (): Promise<void> => {
    MessageLoop.flush();
    await section.renderPromise;
    await new Promise(resolve => setTimeout(resolve, 20));
  };
  section.logbook = book;
  const text = (): string => (section.node.textContent ?? '').replaceAll('\u00a0', ' ');
  const click = async (label: string): Promise<void> => {
    const buttons = [...section.node.querySelectorAll('button')];
    const button = buttons.find(({ textContent }) => textContent === label);
    if (!button) {
      throw new Error(`There is no button "${label}" in: ${text()}`);
    }
    button.click();
    await settle();
  };
  return { book, section, host, settle, text, click };
}

test('says what is held, what would do and what would help', async () => {
  const { settle, text, host, section } = opened(MEMORY);
  await settle();
  expect(text()).toContain('Holds 2.3 GB');
  expect(text()).toContain('raw holds 2.1 GB and is not read below cell 2');
  expect(text()).toContain('old holds 50 MB and no cell sets it.');
  expect(text()).toContain('Peaks: exact, by the recorder.');
  expect(section.summary?.text).toBe('2.3 of 8.0 GB');
  host.dispose();
});

test('what is needed as it is is not said twice', async () => {
  const runs = [run('c1', 1, 0.1 * GB, 2.2 * GB)];
  const { settle, text, host } = opened(ledger(runs, [variable('raw', 2.1 * GB)]));
  await settle();
  expect(text()).toContain('Holds 2.2 GB, and needs as much.');
  host.dispose();
});

test('a stale value and a ghost that hold memory are said to be', async () => {
  const stale = finding('stale', 2, [{ text: 'Cell 2 used raw from an older run.' }]);
  const cause = { root: stale, following: [], message: stale.message, mends: [] };
  const { settle, section, host } = opened(MEMORY, null, judgementOf(pageOf(4), [cause]));
  await settle();
  const rows = [...section.node.querySelectorAll<HTMLElement>('[aria-label="Variables"] tbody tr')];
  const [raw, df, old] = rows.map(row => row.textContent);
  expect(raw).not.toContain('stale');
  expect(df).toContain('2 stale');
  expect(rows[1].title).toContain('not what a fresh run would give: its cell is "stale"');
  expect(old).toContain('none');
  expect(rows[2].title).toContain('no cell of the notebook sets it');
  host.dispose();
});

test('says that what the allocator keeps is not in what is needed', async () => {
  const { settle, text, section, host } = opened(MEMORY);
  await settle();
  const tip = section.node.querySelector<HTMLElement>('.jp-Shipshape-verdict')?.title;
  expect(tip).toContain('as its allocator may, is not in it');
  expect(text()).toContain(tip);
  host.dispose();
});

test('the limit stands below the other labels where it would touch them', async () => {
  const labels = async (memory: Ledger): Promise<Element | null> => {
    const { settle, section, host } = opened(memory);
    await settle();
    const found = section.node.querySelector('.jp-Shipshape-bar-labels');
    host.dispose();
    return found;
  };
  const near = await labels(MEMORY);
  expect(near?.textContent).toContain('limit 8.0 GB');
  const far = await labels({ ...MEMORY, ceiling: { bytes: 800 * GB, source: 'host' } });
  expect(far?.getAttribute('data-below')).toBe('true');
  expect(far?.textContent).toContain('limit 800 GB, far off');
  expect((await labels({ ...MEMORY, ceiling: null }))?.textContent).not.toContain('limit');
});

test('an accelerator is listed with the cell that took most of it', async () => {
  const device = { name: 'cuda:0', library: 'torch', before: 0, after: 2 * GB, peak: 7 * GB };
  const runs = MEMORY.runs.map(each =>
    each.cell === 'c2' ? { ...each, devices: [device] } : each
  );
  const { settle, section, host } = opened({ ...MEMORY, runs });
  await settle();
  const table = section.node.querySelector('[aria-label="Devices"] tbody');
  expect(table?.textContent).toBe('cuda:0 torch2.0 GB7.0 GB2');
  host.dispose();
});

test('the chart can be read as a table', async () => {
  const { settle, click, section, host } = opened(MEMORY);
  await settle();
  await click('As a table');
  const table = section.node.querySelector('[aria-label="Memory over time, by run"]');
  expect(table?.querySelectorAll('tbody tr')).toHaveLength(4);
  expect(table?.textContent).toContain('3.0 GB');
  host.dispose();
});

test('many names are shown in steps', async () => {
  const many = Array.from({ length: 400 }, (_, i) => variable(`name${i}`, 1000 - i));
  const { settle, click, section, text, host } = opened(ledger(MEMORY.runs, many));
  await settle();
  const rows = () => section.node.querySelectorAll('[aria-label="Variables"] tbody tr').length;
  expect(rows()).toBe(9);
  await click('Show 150 more');
  await click('Show 150 more');
  expect(rows()).toBe(309);
  await click('Show all 400 names');
  expect(rows()).toBe(400);
  expect(text()).not.toContain('Show all 400 names');
  host.dispose();
});

test('a mend puts the line at the end of the cell that reads last', async () => {
  const { book, settle, click, host } = opened(MEMORY);
  const appended: string[] = [];
  book.append = (cell, line) => appended.push(`${cell}: ${line}`);
  await settle();
  await click('Insert del raw');
  expect(appended).toEqual(['c2: del raw']);
  host.dispose();
});

test('what nothing uses is given back without a question', async () => {
  const asked: unknown[] = [];
  const watch: IMemoryWatch = {
    busy: false,
    measuring: false,
    look: () => new DisposableDelegate(() => undefined),
    measure: async () => undefined,
    free: async (names, own) => {
      asked.push([names, own]);
      return 2 * GB;
    }
  };
  const runs = [run('c1', 1, 0.1 * GB, 2.3 * GB)];
  const memory = { ...ledger(runs, [], { free: 2 * GB }), ceiling: MEMORY.ceiling };
  const { settle, text, click, host } = opened(memory, watch);
  await settle();
  expect(text()).toContain('The process keeps 2.0 GB of values that are gone');
  await click('Give it back now');
  expect(asked).toEqual([[[], []]]);
  host.dispose();
});

test('nothing is freed behind what the kernel is busy with', async () => {
  const free = jest.fn(async () => 0);
  const watch: IMemoryWatch = {
    busy: true,
    measuring: false,
    look: () => new DisposableDelegate(() => undefined),
    measure: async () => undefined,
    free
  };
  const runs = [run('c1', 1, 0.1 * GB, 2.3 * GB)];
  const { settle, click, host } = opened(ledger(runs, [], { free: 2 * GB }), watch);
  await settle();
  Notification.dismiss();
  await click('Give it back now');
  expect(free).not.toHaveBeenCalled();
  expect(Notification.manager.notifications.map(({ message }) => message)).toEqual([
    'The kernel is busy: nothing was freed. Try again later.'
  ]);
  host.dispose();
});

test('reads while it is on screen, and not a moment longer', async () => {
  let looking = 0;
  const watch: IMemoryWatch = {
    busy: false,
    measuring: false,
    look: variables => {
      expect(variables).toBe(true);
      looking += 1;
      return new DisposableDelegate(() => (looking -= 1));
    },
    measure: async () => undefined,
    free: async () => null
  };
  const { settle, host, section, book } = opened(MEMORY, watch);
  await settle();
  expect(looking).toBe(1);
  section.hide();
  expect(looking).toBe(0);
  section.show();
  expect(looking).toBe(1);
  book.set({ memoryWatch: null });
  expect(looking).toBe(0);
  host.dispose();
});

test('a kernel that died near its limit is said to', async () => {
  const { settle, text, host } = opened({ ...MEMORY, died: 7 * GB });
  await settle();
  expect(text()).toContain('it seems of want of memory: as last read, it held 7.0 GB of 8.0 GB.');
  host.dispose();
});

test('says why where there is no figure', async () => {
  const { settle, text, host } = opened({ ...EMPTY, unavailable: 'remote' });
  await settle();
  expect(text()).toBe('Memory cannot be read: the kernel is on another machine.');
  host.dispose();
});

/** What the status bar says of the notebook in front. */
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { MessageLoop } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { CommandIDs, type ILogbook, type ILogbooks } from '../../tokens';
import { DisposableDelegate } from '@lumino/disposable';
import { EMPTY } from '../../memory/ledger';
import { GB, ledger, run } from '../../memory/__tests__/fixture';
import { MemoryStatus } from '../memory/status';
import { StateStatus } from '../state/status';
import { judgementOf, logbook } from './fixture';

function shown(book: ILogbook, Item: typeof StateStatus | typeof MemoryStatus) {
  const commands = new CommandRegistry();
  const opened: unknown[] = [];
  commands.addCommand(CommandIDs.showPanel, {
    describedBy: { args: {} },
    execute: args => opened.push(args.section)
  });
  const logbooks: ILogbooks = {
    current: book,
    currentChanged: new Signal<ILogbooks, ILogbook | null>({} as ILogbooks),
    get: () => book
  };
  const item = new Item(logbooks, commands, nullTranslator.load(''));
  Widget.attach(item, document.body);
  const settle = async (): Promise<void> => {
    MessageLoop.flush();
    await item.renderPromise;
    await new Promise(resolve => setTimeout(resolve, 20));
  };
  return { item, opened, settle, text: () => item.node.textContent };
}

describe('The verdict in the status bar', () => {
  it('follows the notebook in front, and leads to the State section', async () => {
    const book = logbook();
    const { item, opened, settle, text } = shown(book, StateStatus);
    expect(item.isActive).toBe(false);
    item.isOn = true;
    await settle();
    expect(item.isActive).toBe(true);
    expect(text()).toBe('9 of 24 cells would differ');
    book.set({ judgement: judgementOf(book.cells, []) });
    await settle();
    expect(text()).toBe('all cells as shown');
    item.node.querySelector('button')!.click();
    expect(opened).toEqual(['state']);
    item.dispose();
  });

  it('has nothing to say without a kernel or a judgement', () => {
    const { item } = shown(logbook({ kernel: null }), StateStatus);
    item.isOn = true;
    expect(item.isActive).toBe(false);
    item.dispose();
  });
});

describe('The memory in the status bar', () => {
  it('tells the total and the ceiling, and reads while it is wanted only', async () => {
    let looking = 0;
    const memory = ledger([run('c1', 1, 1 * GB, 2 * GB)], []);
    const book = logbook({
      memory: { ...memory, ceiling: { bytes: 8 * GB, source: 'cgroup2' } },
      memoryWatch: {
        busy: false,
        measuring: false,
        look: variables => {
          expect(variables).toBe(false);
          looking += 1;
          return new DisposableDelegate(() => (looking -= 1));
        },
        measure: async () => undefined,
        free: async () => null
      }
    });
    const { item, opened, settle, text } = shown(book, MemoryStatus);
    expect([item.isActive, looking]).toEqual([false, 0]);
    item.isOn = true;
    await settle();
    expect([item.isActive, looking]).toEqual([true, 1]);
    expect(text()).toBe('2.0 of 8.0 GB');
    expect(item.node.querySelector('button')!.title).toContain('exact, by the recorder');
    item.node.querySelector('button')!.click();
    expect(opened).toEqual(['memory']);
    item.isOn = false;
    expect([item.isActive, looking]).toEqual([false, 0]);
    item.dispose();
  });

  it('says why it knows nothing', async () => {
    const memory = { ...EMPTY, unavailable: 'remote' as const };
    const { item, settle, text } = shown(logbook({ memory }), MemoryStatus);
    item.isOn = true;
    await settle();
    expect(text()).toBe('memory unknown');
    expect(item.node.querySelector('button')!.title).toContain('on another machine');
    item.dispose();
  });

  it('says that the limit is near', async () => {
    const memory = ledger([run('c1', 1, 1 * GB, 7.5 * GB)], []);
    const ceiling = { bytes: 8 * GB, source: 'cgroup2' } as const;
    const { item, settle, text } = shown(logbook({ memory: { ...memory, ceiling } }), MemoryStatus);
    item.isOn = true;
    await settle();
    expect(text()).toBe('7.5 of 8.0 GB, near the limit');
    item.dispose();
  });
});

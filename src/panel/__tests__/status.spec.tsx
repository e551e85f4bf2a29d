/** What the status bar says of the notebook in front. */
import { nullTranslator } from '@jupyterlab/translation';
import { CommandRegistry } from '@lumino/commands';
import { MessageLoop } from '@lumino/messaging';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import { CommandIDs, type ILogbook, type ILogbooks } from '../../tokens';
import { StateStatus } from '../state/status';
import { judgementOf, logbook } from './fixture';

function shown(book: ILogbook) {
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
  const item = new StateStatus(logbooks, commands, nullTranslator.load(''));
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
    const { item, opened, settle, text } = shown(book);
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
    const { item } = shown(logbook({ kernel: null }));
    item.isOn = true;
    expect(item.isActive).toBe(false);
    item.dispose();
  });
});

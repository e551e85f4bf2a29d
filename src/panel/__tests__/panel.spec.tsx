import { nullTranslator } from '@jupyterlab/translation';
import * as React from 'react';
import { StateDB } from '@jupyterlab/statedb';
import { CommandRegistry } from '@lumino/commands';
import { Signal } from '@lumino/signaling';
import { Widget } from '@lumino/widgets';
import type { PackagePlan } from '../../package/plan';
import { CommandIDs, type ILogbook, type ILogbooks } from '../../tokens';
import { PackageSection } from '../package/section';
import { ShipshapePanel } from '../panel';
import { type ISummary, Section, type SectionKey } from '../section';
import { id, logbook } from './fixture';
import { planOf } from './plan';

class Counting extends Section {
  constructor(key: SectionKey) {
    super({ key, label: key, translator: nullTranslator, commands: new CommandRegistry() });
  }
  asked = 0;
  protected summarize(): ISummary {
    this.asked += 1;
    return { text: `${this.key} of ${this.logbook?.path ?? 'nothing'}` };
  }
  protected render() {
    return <p>{this.logbook?.path}</p>;
  }
}

class Books implements ILogbooks {
  current: ILogbook | null = null;
  readonly currentChanged = new Signal<this, ILogbook | null>(this);
  get(): ILogbook {
    throw new Error('Not asked for here.');
  }
  show(book: ILogbook | null): void {
    this.current = book;
    this.currentChanged.emit(book);
  }
}

/** Waits until the widgets have rendered a text. */
async function until(node: HTMLElement, text: string): Promise<void> {
  for (let i = 0; i < 100 && !node.textContent?.includes(text); i++) {
    await new Promise(resolve => setTimeout(resolve, 50));
  }
  expect(node.textContent).toContain(text);
}
const disposables: Widget[] = [];
afterEach(() => disposables.splice(0).forEach(widget => widget.dispose()));

function panelOf(sections: Section[], state = new StateDB()) {
  const books = new Books();
  const panel = new ShipshapePanel({
    logbooks: books,
    sections,
    translator: nullTranslator,
    state
  });
  Widget.attach(panel, document.body);
  disposables.push(panel);
  return { panel, books, state };
}

describe('the panel', () => {
  const three = () => [new Counting('state'), new Counting('memory'), new Counting('package')];

  it('explains itself where no notebook is open, and follows the one in front', async () => {
    const { panel, books } = panelOf(three());
    await until(panel.node, 'Open a notebook.');
    books.show(logbook());
    await until(panel.header.node, 'churn-monthly.ipynb');
    expect(panel.header.node.textContent).toContain('Python 3 · idle');
    books.show(logbook({ path: 'b.ipynb', kernel: null }));
    await until(panel.header.node, 'b.ipynb');
    expect(panel.header.node.textContent).toContain('No kernel');
  });

  it('opens State, folds the others, and says of each what matters', async () => {
    const sections = three();
    const { panel, books } = panelOf(sections);
    books.show(logbook({ path: 'a.ipynb' }));
    await until(panel.node, 'memory of a.ipynb');
    expect(sections.map(section => section.isHidden)).toEqual([false, true, true]);
  });

  it('remembers which sections are open', async () => {
    const { panel, state } = panelOf(three());
    panel.open('package');
    const again = three();
    const second = panelOf(again, state).panel;
    await second.restore();
    expect(again.map(section => section.isHidden)).toEqual([false, true, false]);
  });

  it('does nothing while it is hidden', async () => {
    const sections = three();
    const { panel, books } = panelOf(sections);
    const book = logbook();
    books.show(book);
    panel.hide();
    const before = sections.map(section => section.asked);
    book.set({});
    book.set({});
    expect(sections.map(section => section.asked)).toEqual(before);
    panel.show();
    expect(sections[0].asked).toBeGreaterThan(before[0]);
  });
});

describe('the Package section', () => {
  async function shown(plan: PackagePlan | Error, told: string, ids: readonly string[] = []) {
    const commands = new CommandRegistry();
    const calls: unknown[] = [];
    for (const command of [CommandIDs.exportPackage, ...ids]) {
      commands.addCommand(command, {
        describedBy: { args: {} },
        execute: args => calls.push([command, args])
      });
    }
    const section = new PackageSection({
      translator: nullTranslator,
      commands,
      sources: {
        plan: async () => {
          if (plan instanceof Error) {
            throw plan;
          }
          return plan;
        }
      }
    });
    const { panel, books } = panelOf([section]);
    panel.open('package');
    books.show(logbook());
    await until(section.node, told);
    const button = (label: string) =>
      [...section.node.querySelectorAll('button')].find(one => one.textContent === label);
    return { section, calls, button, text: () => section.node.textContent ?? '' };
  }

  it('shows seven rows, what would be exported, and the button', async () => {
    const { section, text, button, calls } = await shown(planOf(), 'churn-monthly 0.4.0');
    expect(section.node.querySelectorAll('.jp-Shipshape-readiness > li')).toHaveLength(7);
    expect(text()).toContain('churn-monthly 0.4.0');
    expect(text()).toContain('house_style belongs to no package.');
    expect(section.summary?.text).toBe('ready, 3 things missing');
    button('Export as package…')!.click();
    expect(calls).toEqual([[CommandIDs.exportPackage, {}]]);
  });

  it('offers a mend only where something in the page can do it', async () => {
    const told = 'churn-monthly 0.4.0';
    const without = await shown(planOf(), told);
    expect(without.button('Show causes')).toBeUndefined();
    const { button, calls } = await shown(planOf(), told, [CommandIDs.showPanel]);
    button('Show causes')!.click();
    expect(calls).toEqual([[CommandIDs.showPanel, { section: 'state' }]]);
  });

  it('names what stands in the way, and can leave the cell out', async () => {
    const plan = planOf({
      refusals: [{ cell: id(21), line: 2, reason: [{ text: 'it runs text as code.' }] }]
    });
    const { section, text, button, calls } = await shown(plan, 'line 2', [CommandIDs.setRole]);
    expect(section.summary?.text).toBe('1 cell in the way');
    expect(text()).toContain('line 2 cannot be exported: it runs text as code.');
    button('Leave the cell out')!.click();
    expect(calls).toEqual([[CommandIDs.setRole, { cell: id(21), role: 'excluded' }]]);
  });

  it('says why nothing can be planned', async () => {
    const { text } = await shown(
      new Error('The server part does not answer.'),
      'cannot be planned'
    );
    expect(text()).toContain('The export cannot be planned.');
    expect(text()).toContain('The server part does not answer.');
  });
});

import { nullTranslator } from '@jupyterlab/translation';
import type { Session } from '@jupyterlab/services';
import { CommandRegistry } from '@lumino/commands';
import { Panel, Widget } from '@lumino/widgets';
import type { Proof } from '../../flow/proof';
import { NOTHING } from '../../flow/proof';
import { verify } from '../../kernel/verify';
import { CommandIDs, type ILogbook } from '../../tokens';
import { StateSection } from '../state/section';
import { Proofs } from '../verify/model';
import { GROUPS, id, judgementOf, logbook, pageOf, preferencesOf, runsOf } from './fixture';

jest.mock('../../kernel/verify', () => ({ verify: jest.fn() }));

// jsdom has no canvas; what is drawn there is described in words too.
HTMLCanvasElement.prototype.getContext = () => null;

/** A section as the panel holds it, with a notebook in front. */
async function shown(book: ILogbook) {
  const commands = new CommandRegistry();
  const calls: string[] = [];
  commands.addCommand(CommandIDs.verify, {
    describedBy: { args: {} },
    execute: () => calls.push('verify')
  });
  const proofs = new Proofs({} as Session.IManager);
  const preferences = preferencesOf();
  const section = new StateSection({
    translator: nullTranslator,
    commands,
    proofs,
    preferences
  });
  const panel = new Panel();
  panel.addWidget(section);
  Widget.attach(panel, document.body);
  section.logbook = book;
  await rendered(section);
  const text = (): string => section.node.textContent ?? '';
  const button = (label: string | RegExp): HTMLButtonElement => {
    const all = [...section.node.querySelectorAll('button')];
    const found = all.find(one =>
      typeof label === 'string' ? one.textContent === label : label.test(one.textContent ?? '')
    );
    if (!found) {
      throw new Error(`No button ${String(label)} among ${all.map(b => b.textContent).join('|')}`);
    }
    return found;
  };
  return { section, panel, calls, proofs, preferences, text, button };
}

async function rendered(section: StateSection): Promise<void> {
  await new Promise(resolve => setTimeout(resolve, 80));
  await section.renderPromise;
  await new Promise(resolve => setTimeout(resolve, 80));
}

let open: Panel | null = null;
async function show(given: Partial<ILogbook> = {}) {
  const book = logbook(given);
  const all = await shown(book);
  open = all.panel;
  return { book, ...all };
}
afterEach(() => {
  open?.dispose();
  open = null;
});

describe('the State section', () => {
  it('shows the verdict and one entry a cause with its mends', async () => {
    const { section, text } = await show();
    expect(section.node.querySelector('h2')?.textContent).toBe(
      'In a fresh run, 9 of 24 cells would differ.'
    );
    expect(section.node.querySelectorAll('.jp-Shipshape-causes li')).toHaveLength(GROUPS.length);
    expect(text()).toContain('Run cells 6–7 · 10 s');
    expect(text()).toContain('Move cell 19 above 14');
    expect(section.summary?.text).toBe('9 of 24 cells would differ');
  });

  it('mends all by one button, and asks before it verifies', async () => {
    const { book, button, calls } = await show();
    button('Run 8 cells · 45 s').click();
    expect(book.calls).toContain('mend run');
    button('Verify in a fresh kernel…').click();
    expect(calls).toEqual(['verify']);
  });

  it('tells how far a mend is, and stops it', async () => {
    const cells = [1, 2, 3, 4].map(id);
    const mending = { cells, done: 2, since: Date.now() - 5000, seconds: 20 };
    const { book, text, button } = await show({ mending });
    expect(text()).toMatch(/2 of 4 cells · about 1[45] s left/);
    expect(button('Run cells 6–7 · 10 s').disabled).toBe(true);
    button('Stop').click();
    expect(book.calls).toContain('stop mend');
  });

  it('says nothing of a mend that is over at once', async () => {
    const mending = { cells: [id(1)], done: 0, since: Date.now() + 60_000, seconds: null };
    const { button } = await show({ mending });
    expect(button('Run 8 cells · 45 s')).toBeTruthy();
  });

  it('goes to the cell of a cause by Enter, and through causes by arrows', async () => {
    const { section, book } = await show();
    const [first, second] = section.node.querySelectorAll<HTMLElement>('.jp-Shipshape-causes li');
    first.focus();
    expect(book.calls.at(-1)).toBe(`outline ${[4, 6, 9, 11].map(id).join(' ')}`);
    first.dispatchEvent(new KeyboardEvent('keydown', { key: 'ArrowDown', bubbles: true }));
    expect(document.activeElement).toBe(second);
    second.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', bubbles: true }));
    expect(book.calls).toContain(`reveal ${id(7)}`);
  });

  it('shows what was edited', async () => {
    const cells = pageOf(24).map(cell =>
      cell.number === 4 ? { ...cell, source: 'a = 1\nb = 2' } : cell
    );
    const runs = runsOf([4]).map(run => ({ ...run, source: 'a = 1\nb = 1' }));
    const { section, button } = await show({ cells, runs });
    button('Show the edit').click();
    await rendered(section);
    const lines = [...section.node.querySelectorAll('[data-line]')].map(line => line.textContent);
    expect(lines).toEqual(['  a = 1', '− b = 1', '+ b = 2']);
  });

  it('lists one kind where it is asked for', async () => {
    const { section } = await show();
    const select = section.node.querySelector('select')!;
    select.value = 'ghost';
    select.dispatchEvent(new Event('change', { bubbles: true }));
    await rendered(section);
    const entries = [...section.node.querySelectorAll('.jp-Shipshape-causes li')];
    expect(entries.map(entry => entry.getAttribute('data-kind'))).toEqual(['ghost']);
  });

  it('puts aside what is muted, and takes it back', async () => {
    const { section, book, button } = await show();
    const stale = section.node.querySelector('[data-kind="stale"]')!;
    [...stale.querySelectorAll('button')].find(b => b.textContent === 'Mute')!.click();
    expect(book.calls).toContain('mute name:accounts');
    await rendered(section);
    expect(section.node.querySelector('[data-kind="stale"]')).toBeNull();
    const folds = [...section.node.querySelectorAll('details')];
    folds.find(fold => /Muted/.test(fold.textContent!))!.open = true;
    await rendered(section);
    button('Show again').click();
    await rendered(section);
    expect(section.node.querySelector('[data-kind="stale"]')).not.toBeNull();
  });

  it('shows eight causes and the rest by a click', async () => {
    const cells = pageOf(40);
    const groups = [...Array(20)].map((_, i) => ({
      ...GROUPS[1],
      root: { ...GROUPS[1].root, cell: id(i + 1) }
    }));
    const { section, button } = await show({ cells, judgement: judgementOf(cells, groups) });
    expect(section.node.querySelectorAll('.jp-Shipshape-causes li')).toHaveLength(8);
    button('Show 12 more causes').click();
    await rendered(section);
    expect(section.node.querySelectorAll('.jp-Shipshape-causes li')).toHaveLength(20);
  });

  it('makes rows of the history only as many as are on screen', async () => {
    const { section } = await show({
      runs: [...Array(5000)].map((_, i) => ({
        cell: id(1),
        count: i,
        source: 'x',
        ok: true,
        time: null,
        duration: 5,
        client: 'page'
      }))
    });
    section.node.querySelector('details')!.open = true;
    await rendered(section);
    const rows = section.node.querySelectorAll('.jp-Shipshape-windowed li');
    expect(rows.length).toBeGreaterThan(10);
    expect(rows.length).toBeLessThan(40);
    expect(rows[0].getAttribute('aria-setsize')).toBe('5000');
    expect(rows[0].textContent).toContain('[4999]');
  });

  it('says what will appear before anything ran, and offers a kernel where there is none', async () => {
    const cells = pageOf(3);
    const nothing = await show({ cells, runs: [], judgement: judgementOf(cells, []) });
    expect(nothing.text()).toContain('Nothing has run yet.');
    open?.dispose();
    const none = await show({ kernel: null });
    expect(none.text()).toContain('No kernel is running.');
    none.button('Start a kernel').click();
    expect(none.book.calls).toContain('start');
  });

  it('goes by the saved counts without a kernel, also where one died, and calls them weaker', async () => {
    const cells = [3, 1, null].map((count, i) => ({
      cell_type: 'code',
      id: id(i + 1),
      source: 'x = 1',
      metadata: {},
      outputs: [],
      execution_count: count
    }));
    const book = logbook();
    const { text, section } = await show({
      kernel: { ...book.kernel!, status: 'dead' },
      judgement: {
        ...judgementOf(book.cells, []),
        headline: [{ text: 'The kernel was restarted at 14:20.' }]
      },
      notebook: () => ({ metadata: {}, nbformat: 4, nbformat_minor: 5, cells })
    });
    expect(section.node.querySelector('h2')?.textContent).toBe('No kernel is running.');
    expect(text()).toMatch(/cell\s2 ran out of order, cell\s3 did not run/);
    expect(text()).toContain('weaker evidence');
    expect(text()).not.toContain('restarted');
  });

  it('says that order warnings are off, and turns them on', async () => {
    const { preferences, section, text, button } = await show({ judgement: null });
    await preferences.set('orderWarnings', false);
    await rendered(section);
    expect(text()).toContain('Order warnings are off.');
    expect(text()).not.toContain('Reading');
    button('Turn them on').click();
    expect(preferences.now.orderWarnings).toBe(true);
  });

  it('keeps the last verdict on screen while it is hidden, and looks again when it is shown', async () => {
    const { section, book, text } = await show();
    section.hide();
    book.set({ judgement: judgementOf(book.cells, []) });
    await rendered(section);
    expect(text()).toContain('9 of 24');
    section.show();
    await rendered(section);
    expect(text()).toContain('All 24 cells come out as shown.');
  });
});

describe('a proof in the State section', () => {
  const proof: Proof = {
    startedAt: 0,
    seconds: 111,
    peak: 6.8e9,
    cells: [
      {
        id: id(1),
        index: 0,
        verdict: 'same',
        difference: null,
        chance: false,
        page: [],
        run: NOTHING
      },
      {
        id: id(2),
        index: 1,
        verdict: 'error',
        difference: { kind: 'error', page: null, fresh: 'KeyError: x' },
        chance: false,
        page: [],
        run: { ...NOTHING, error: { name: 'KeyError', value: 'x', line: 2 } }
      },
      {
        id: id(3),
        index: 2,
        verdict: 'not-run',
        difference: null,
        chance: false,
        page: [],
        run: null
      }
    ]
  };

  it('stays until the page changes', async () => {
    const { section, book, proofs, text, button } = await show({ cells: pageOf(3) });
    jest.mocked(verify).mockResolvedValue(proof);
    await proofs.of(book).start('python3', false);
    await rendered(section);
    expect(text()).toContain('In a fresh kernel, 1 of 3 cells came out as shown.');
    expect(text()).toContain('KeyError in line 2, so cell\u00a03 did not run.');
    expect(text()).toContain('1 cell differs, 1 did not run');
    const [first, ...others] = book.cells;
    book.set({ cells: [{ ...first, source: 'changed()' }, ...others] });
    await rendered(section);
    expect(text()).not.toContain('In a fresh kernel');
    expect(text()).toContain('before the page changed.');
    button('Show the result').click();
    await rendered(section);
    expect(text()).toContain('In a fresh kernel, 1 of 3 cells came out as shown.');
    expect(text()).toContain('The page has changed since.');
    button('Back to the causes').click();
    await rendered(section);
    expect(text()).not.toContain('In a fresh kernel');
  });

  it('holds no longer once an output has changed, and is what the title says until then', async () => {
    const { section, book, proofs, text } = await show({ cells: pageOf(3) });
    const same = proof.cells.map(cell => ({ ...cell, verdict: 'same' as const }));
    jest.mocked(verify).mockResolvedValue({ ...proof, cells: same });
    await proofs.of(book).start('python3', false);
    await rendered(section);
    expect(section.summary?.text).toMatch(/^verified at \d\d:\d\d$/);
    book.set({ outputs: 1 });
    await rendered(section);
    expect(text()).not.toContain('In a fresh kernel');
    expect(section.summary?.text).toMatch(/cells would differ$/);
  });

  it('shows how far it is, can be stopped, and then leaves nothing', async () => {
    const { section, book, proofs, text, button } = await show({ cells: pageOf(3) });
    jest.mocked(verify).mockImplementation(async ({ signal, onBegin, onCell, cells }) => {
      onBegin?.(cells[0], 1);
      onCell?.(proof.cells[0]);
      onBegin?.(cells[1], 1);
      await new Promise(resolve => signal?.addEventListener('abort', resolve));
      return proof;
    });
    book.notebook = () => ({
      metadata: {},
      nbformat: 4,
      nbformat_minor: 5,
      cells: book.cells.map(cell => ({ ...cell, cell_type: 'code', metadata: {}, outputs: [] }))
    });
    const done = proofs.of(book).start('python3', false);
    await rendered(section);
    expect(text()).toContain('Verifying: cell 2 of 3.');
    expect(text()).toContain('1 same, 0 differ so far');
    button('Stop').click();
    await done;
    await rendered(section);
    expect(text()).toContain('In a fresh run, 9 of 24 cells would differ.');
  });

  it('tells why it came to nothing', async () => {
    const { section, book, proofs, text } = await show();
    jest.mocked(verify).mockRejectedValue(new Error('The kernel did not start within a minute.'));
    await proofs.of(book).start('python3', false);
    await rendered(section);
    expect(text()).toContain(
      'The proof came to nothing: The kernel did not start within a minute.'
    );
  });
});

/**
 * What the journeys do and read in JupyterLab. Reading goes by what a person sees (text, roles);
 * driving takes JupyterLab's commands where a gesture would only test JupyterLab itself.
 */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { galata, type IJupyterLabPageFixture } from '@jupyterlab/galata';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import { test as base, expect, type Locator } from '@playwright/test';

export { expect };

/** A code cell by its source, or a whole cell of a notebook file. */
type Cell = string | { readonly markdown: string };

interface NotebookFile {
  readonly cells: readonly Cell[];
  readonly metadata?: Record<string, unknown>;
}

const PYTHON = {
  kernelspec: { name: 'python3', display_name: 'Python 3 (ipykernel)', language: 'python' },
  language_info: { name: 'python' }
};

/** What a mark is called: "Cell 3: stale. Why?". */
const WHY = /^Cell \d+: .+\. Why\?$/;

/** Opened notebooks and their cells, and the panel, of one JupyterLab page. */
export class Lab {
  constructor(
    readonly page: IJupyterLabPageFixture,
    private readonly root: string
  ) {}

  /** Writes a notebook into the server's folder. Cell ids are `c1`, `c2`, … in page order. */
  async write(name: string, { cells, metadata = PYTHON }: NotebookFile): Promise<void> {
    const content = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata,
      cells: cells.map((cell, index) =>
        typeof cell === 'string'
          ? {
              cell_type: 'code',
              id: `c${index + 1}`,
              metadata: {},
              source: cell,
              outputs: [],
              execution_count: null
            }
          : { cell_type: 'markdown', id: `c${index + 1}`, metadata: {}, source: cell.markdown }
      )
    };
    await this.page.contents.uploadContent(JSON.stringify(content), 'text', name);
  }

  /** Copies a file of the checkout into the server's folder. */
  async copy(file: string, name = path.basename(file)): Promise<void> {
    const text = readFileSync(path.resolve(__dirname, '..', file), 'utf8');
    await this.page.contents.uploadContent(text, 'text', name);
  }

  /** The same file on this machine; server and tests share it. */
  pathOf(name: string): string {
    return path.join(this.root, name);
  }

  async command(id: string, args: ReadonlyPartialJSONObject = {}): Promise<void> {
    await this.page.evaluate(([id, args]) => void window.jupyterapp.commands.execute(id, args), [
      id,
      args
    ] as const);
  }

  /** Opens a notebook and waits for its kernel. */
  async open(name: string): Promise<void> {
    await this.command('docmanager:open', { path: name });
    await expect(this.notebook).toBeVisible();
    await this.idle();
  }

  async openWith(name: string, cells: readonly Cell[]): Promise<void> {
    await this.write(name, { cells });
    await this.open(name);
  }

  get notebook(): Locator {
    return this.page.locator('.jp-NotebookPanel:not(.lm-mod-hidden) .jp-Notebook');
  }

  /** Code cell number `number`, 1-based, as the person counts. */
  cell(number: number): Locator {
    return this.notebook.locator('.jp-CodeCell').nth(number - 1);
  }

  /** Until the kernel of the notebook in front is there and has nothing to do. */
  async idle(): Promise<void> {
    await this.page.waitForFunction(
      () => {
        const context = Reflect.get(window.jupyterapp.shell.currentWidget ?? {}, 'context');
        return context?.sessionContext.session?.kernel?.status === 'idle';
      },
      undefined,
      { timeout: 60_000 }
    );
  }

  /** Runs one cell as the person does, and waits for its end. */
  async run(...numbers: number[]): Promise<void> {
    for (const number of numbers) {
      const prompt = this.cell(number).locator('.jp-InputPrompt');
      const before = await prompt.innerText();
      await this.start(number);
      await expect(prompt).not.toHaveText(before);
      await expect(prompt).toHaveText(/\[\d+\]/, { timeout: 60_000 });
    }
  }

  /** Runs a cell and does not wait for its end. */
  async start(number: number): Promise<void> {
    await this.cell(number).locator('.jp-InputPrompt').click();
    await this.page.keyboard.press('Control+Enter');
  }

  /** Shuts the kernel of the notebook in front down, and leaves it without one. */
  async endKernel(): Promise<void> {
    await this.page.evaluate(() => {
      const context = Reflect.get(window.jupyterapp.shell.currentWidget ?? {}, 'context');
      return context.sessionContext.shutdown();
    });
  }

  async runAll(): Promise<void> {
    await this.command('notebook:run-all-cells');
    await expect(this.notebook.locator('.jp-InputPrompt', { hasText: '[*]' })).toHaveCount(0, {
      timeout: 60_000
    });
    await this.idle();
  }

  /** Restarts the kernel, without JupyterLab's question. */
  async restart(): Promise<void> {
    await this.page.evaluate(() => {
      const context = Reflect.get(window.jupyterapp.shell.currentWidget ?? {}, 'context');
      return context.sessionContext.session.kernel.restart();
    });
    await this.idle();
  }

  /** Kernel > Restart Kernel and Run All Cells…, and its question answered. */
  async restartAndRunAll(): Promise<void> {
    await this.command('notebook:restart-run-all');
    await this.page.getByRole('button', { name: 'Confirm Kernel Restart' }).click();
    await expect(this.notebook.locator('.jp-InputPrompt').last()).toHaveText(/\[\d+\]/, {
      timeout: 60_000
    });
    await this.idle();
  }

  /**
   * Saves, loads the page again, and opens the notebook on the same kernel. The workspace begins
   * empty, so that what earlier journeys had open is not asked after.
   */
  async reload(name: string): Promise<void> {
    await this.command('docmanager:save');
    await expect(this.page.locator('.lm-TabBar-tab.jp-mod-dirty')).toHaveCount(0);
    await this.page.goto('?reset');
    await this.ready();
    await this.open(name);
  }

  /** Until the page has its shortcuts, which come with the settings, a moment after the page. */
  async ready(): Promise<void> {
    await this.page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
    await this.page.waitForFunction(() =>
      window.jupyterapp?.commands.keyBindings.some(({ command }) => command === 'notebook:run-cell')
    );
  }

  /** Replaces the source of a code cell by typing. */
  async edit(number: number, source: string): Promise<void> {
    await this.cell(number).locator('.cm-content').click();
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(source);
    await this.page.keyboard.press('Escape');
  }

  /** Deletes a code cell by the keyboard. */
  async remove(number: number): Promise<void> {
    await this.cell(number).locator('.jp-InputPrompt').click();
    await this.page.keyboard.press('d');
    await this.page.keyboard.press('d');
  }

  /** Opens a console on the kernel of the notebook in front and runs code in it. */
  async runInConsole(code: string): Promise<void> {
    const { path } = await this.front();
    await this.command('notebook:create-console');
    const prompt = this.page.locator('.jp-CodeConsole-promptCell .cm-content');
    await prompt.click();
    await this.page.keyboard.insertText(code);
    await this.page.keyboard.press('Shift+Enter');
    await expect(
      this.page.locator('.jp-CodeConsole-content .jp-InputPrompt', { hasText: /\[\d+\]/ }).last()
    ).toBeVisible();
    await this.command('docmanager:open', { path });
  }

  /** Turns a switch of Shipshape in the settings editor, as the person does, and closes the editor. */
  async turn(title: string, on: boolean): Promise<void> {
    const { path } = await this.front();
    await this.command('settingeditor:open', { query: 'Shipshape' });
    // The editor writes a moment after the click.
    const written = this.page.waitForResponse(
      response => response.request().method() === 'PUT' && response.url().includes('/api/settings')
    );
    await this.page.getByRole('checkbox', { name: title, exact: true }).setChecked(on);
    await written;
    await this.command('application:close');
    if (path) {
      await this.command('docmanager:open', { path });
    }
  }

  /** The document in front. */
  private async front(): Promise<{ path: string | undefined }> {
    return this.page.evaluate(() => {
      const context = Reflect.get(window.jupyterapp.shell.currentWidget ?? {}, 'context');
      return { path: context?.path as string | undefined };
    });
  }

  /** Brings the panel to the front; it opens only when asked for. */
  async openPanel(): Promise<void> {
    if (!(await this.panel.isVisible())) {
      await this.page.getByRole('tab', { name: /^Shipshape/ }).click();
    }
    await expect(this.panel).toBeVisible();
  }

  get panel(): Locator {
    return this.page.getByRole('region', { name: 'Shipshape', exact: true });
  }

  /** Opens a section of the panel. */
  async showSection(name: string): Promise<void> {
    if (!(await this.section(name).isVisible())) {
      await this.panel
        .getByRole('heading', { name: `${name} Section` })
        .getByText(name, { exact: true })
        .click();
    }
  }

  /** The content of a section of the panel. */
  section(name: string): Locator {
    return this.panel.getByRole('region', { name: `${name} Section`, exact: true });
  }

  /** What the Memory section says of the last run of a code cell, in bytes. */
  async memoryOf(number: number): Promise<Record<'before' | 'after' | 'peak', number>> {
    const row = this.section('Memory')
      .getByRole('row')
      .filter({
        has: this.page.getByRole('button', { name: `Go to cell ${number}`, exact: true })
      });
    const title = await row.first().getAttribute('title');
    const found = /before (.+?), after (.+?), peak (.+?)(;|$)/.exec(title ?? '');
    const [before, after, peak] = (found ?? []).slice(1, 4).map(size);
    return { before, after, peak };
  }

  /** The dialog that exports. */
  get dialog(): Locator {
    return this.page.getByRole('dialog', { name: 'Export as package' });
  }

  /** Leaves the dialog, where it is open. */
  async leaveDialog(): Promise<void> {
    if (await this.dialog.isVisible()) {
      await this.dialog.getByRole('button', { name: 'Cancel' }).click();
    }
  }

  async theme(name: string): Promise<void> {
    await this.command('apputils:change-theme', { theme: name });
    const light = name.endsWith('Light') ? 'true' : 'false';
    await expect(this.page.locator('body')).toHaveAttribute('data-jp-theme-light', light);
  }

  /** "Export as package" in the toolbar of the notebook in front. */
  get exportButton(): Locator {
    return this.page
      .locator('.jp-NotebookPanel:not(.lm-mod-hidden)')
      .getByRole('button', { name: 'Export as package' });
  }

  /** The sentence at the top of the State section. */
  get verdict(): Locator {
    return this.section('State').getByRole('heading', { level: 2 });
  }

  /** The causes listed in the State section of one kind, as the panel names it. */
  causes(kind?: string): Locator {
    const all = this.panel.getByRole('region', { name: 'Causes' }).getByRole('listitem');
    return kind ? all.filter({ has: this.page.getByRole('img', { name: kind }) }) : all;
  }

  /** The mark at a code cell. */
  mark(number: number): Locator {
    return this.cell(number).getByRole('button', { name: WHY });
  }

  /** All marks of the notebook that are on screen. */
  get marks(): Locator {
    return this.notebook.getByRole('button', { name: WHY });
  }

  /** No cause in the panel, no mark in the notebook, and the panel says so. */
  async expectSound(): Promise<void> {
    await expect(this.verdict).toContainText('come out as shown');
    await expect(this.causes()).toHaveCount(0);
    await expect(this.marks).toHaveCount(0);
  }

  /** Closes what a journey opened, and ends its kernels. */
  async tidy(): Promise<void> {
    await this.page.evaluate(async () => {
      const app = window.jupyterapp;
      for (const widget of app.shell.widgets('main')) {
        const context = Reflect.get(widget, 'context');
        if (context?.model) {
          context.model.dirty = false;
        }
      }
      await app.commands.execute('application:close-all');
      await app.serviceManager.sessions.shutdownAll();
    });
  }
}

export const test = base.extend<{ lab: Lab }, { shared: Lab }>({
  shared: [
    async ({ browser }, use, worker) => {
      const { baseURL } = worker.project.use;
      const { page } = await galata.newPage({
        baseURL: baseURL!,
        browser,
        autoGoto: false,
        mockKernels: false,
        mockSessions: false,
        mockTerminals: false,
        waitForApplication: async page => {
          await page.locator('#jupyterlab-splash').waitFor({ state: 'detached' });
        }
      });
      await page.setViewportSize({ width: 1400, height: 900 });
      await page.goto('?reset');
      const lab = new Lab(page, process.env.SHIPSHAPE_ROOT!);
      await lab.ready();
      await use(lab);
      await page.context().close();
    },
    { scope: 'worker' }
  ],
  lab: async ({ shared }, use) => {
    await use(shared);
    await shared.tidy();
  }
});

/** Bytes of a size as the page writes it: "356 MB". */
function size(text: string): number {
  const [figure, unit] = text.split(' ');
  return Number(figure) * 1000 ** ['B', 'kB', 'MB', 'GB'].indexOf(unit);
}

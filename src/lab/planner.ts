/** Plans packages from open notebooks: the page's cells, and what their kernel can import. */
import type { INotebookContent, IOutput } from '@jupyterlab/nbformat';
import type { TranslationBundle } from '@jupyterlab/translation';
import { type Handoff, NoServerPart } from '../kernel/handoff';
import {
  type Choices,
  type Environment,
  type PackagePlan,
  type PlanNotebook,
  environmentOf,
  environmentRequest,
  plan,
  planOutput
} from '../package/index';
import type { Finding } from '../flow/finding';
import type { CellReading } from '../python/facts';
import type { ILogbook, IPlanner } from '../tokens';
import { bareEnvironment } from './bareEnvironment';
import { cannotRead, loadReader } from './reading';

type Read = (source: string) => CellReading;

/** An answer of the environment is good for this long, ms: packages come and go seldom. */
const FRESH = 60_000;

export class Planner implements IPlanner {
  constructor(
    private readonly handoff: Handoff,
    private readonly trans: TranslationBundle
  ) {}

  /** @throws Error where the notebook is not in Python, or its environment cannot be read. */
  async plan(
    logbook: ILogbook,
    choices: Choices = {},
    cells?: readonly string[]
  ): Promise<PackagePlan> {
    const read = await this.reader();
    const notebook = only(planNotebook(logbook), cells);
    if (notebook.language !== 'python') {
      throw new Error(
        this.trans.__(
          'The notebook is in %1; a package can be made of Python notebooks only.',
          notebook.language
        )
      );
    }
    const environment = await this.environment(logbook, notebook, read, choices.data ?? []);
    return plan({
      notebook,
      read,
      environment,
      findings: findingsOf(logbook).filter(({ cell }) => !cells || cells.includes(cell)),
      choices: { translation: this.trans, ...choices }
    });
  }

  /** The plan's modules as ruff wants them; 3.8 MB are fetched at the first time. */
  async format(planned: PackagePlan): Promise<PackagePlan> {
    const [{ formatPlan }, read] = await Promise.all([import('../lint/plan'), this.reader()]);
    return formatPlan(planned, ruffModule, read);
  }

  private async environment(
    logbook: ILogbook,
    notebook: PlanNotebook,
    read: Read,
    take: readonly string[]
  ): Promise<Environment> {
    const request = environmentRequest(notebook, read, take);
    const path = logbook.path.replace(/^[\w-]+:/, '');
    const kernel = logbook.kernel?.name ?? kernelName(logbook.notebook());
    const key = JSON.stringify([path, kernel, request]);
    const known = this.known.get(key);
    if (known && Date.now() - known.time < FRESH) {
      return known.environment;
    }
    const environment = environmentOf(
      notebook,
      read,
      asked => this.handoff.environment(kernel, path, asked),
      take
    ).catch(reason => {
      this.known.delete(key);
      if (reason instanceof NoServerPart) {
        const { language_info: info } = logbook.notebook().metadata;
        return bareEnvironment(String(info?.version ?? ''));
      }
      throw reason;
    });
    this.known.clear();
    this.known.set(key, { time: Date.now(), environment });
    return environment;
  }

  private async reader(): Promise<Read> {
    try {
      return (await loadReader()).read;
    } catch {
      throw new Error(cannotRead(this.trans));
    }
  }

  private readonly known = new Map<string, { time: number; environment: Promise<Environment> }>();
}

/** The notebook as the plan reads it. */
export function planNotebook(logbook: Pick<ILogbook, 'path' | 'notebook'>): PlanNotebook {
  const content = logbook.notebook();
  const { language_info: info, kernelspec } = content.metadata;
  return {
    name: (logbook.path.split('/').at(-1) ?? '').replace(/\.ipynb$/, ''),
    language: String(info?.name ?? kernelspec?.language ?? 'python').toLowerCase(),
    cells: content.cells.map((cell, index) => {
      const { tags, vscode } = cell.metadata as Readonly<Record<string, unknown>>;
      const language = (vscode as { languageId?: unknown } | undefined)?.languageId;
      return {
        id: String(cell.id ?? `cell-${index}`),
        type: cell.cell_type === 'code' || cell.cell_type === 'markdown' ? cell.cell_type : 'raw',
        source: Array.isArray(cell.source) ? cell.source.join('') : cell.source,
        tags: Array.isArray(tags) ? tags.filter(tag => typeof tag === 'string') : [],
        outputs: Array.isArray(cell.outputs) ? (cell.outputs as IOutput[]).map(planOutput) : [],
        ...(typeof language === 'string' ? { language } : {})
      };
    })
  };
}

/** The notebook with these of its code cells, and all that is no code; null: with all. */
function only(notebook: PlanNotebook, cells: readonly string[] | undefined): PlanNotebook {
  return cells
    ? {
        ...notebook,
        cells: notebook.cells.filter(({ id, type }) => type !== 'code' || cells.includes(id))
      }
    : notebook;
}

/** What is known against the page: what is not sound stands in the way of an export, or is noted. */
function findingsOf({ judgement }: ILogbook): readonly Finding[] {
  return [...(judgement?.cells.values() ?? [])].flatMap(cell => cell.findings);
}

function kernelName(content: INotebookContent): string {
  return content.metadata.kernelspec?.name ?? 'python3';
}

async function ruffModule(): Promise<WebAssembly.Module> {
  const address = new URL('@astral-sh/ruff-wasm-web/ruff_wasm_bg.wasm', import.meta.url);
  return WebAssembly.compile(await (await fetch(address)).arrayBuffer());
}

/** The export dialog's state: which page it is on, and how it comes to the next. */
import type { TranslationBundle } from '@jupyterlab/translation';
import { type ISignal, Signal } from '@lumino/signaling';
import { HandoffRefusal } from '../../kernel/handoff';
import type { Choices } from '../../package/plan';
import { CellLinks } from '../cells';
import { DescribeModel } from './describe';
import { expectedResults } from './expected';
import { GoldenModel } from './golden';
import { PinsModel } from './pins';
import { PreviewModel, type PreviewTab } from './preview';
import { ProveModel } from './prove';
import type { IExportServices, KeptChoices } from './services';
import { zipPlan } from './zip';

export type Page = 'describe' | 'preview' | 'prove';

export class ExportModel {
  constructor(
    readonly services: IExportServices,
    readonly trans: TranslationBundle
  ) {
    this.describe = new DescribeModel(services, trans);
    this.describe.changed.connect(this.emit, this);
    this.links = new CellLinks(services.logbook);
    this.golden = new GoldenModel(services, this.describe, () => this.makePreview(), trans);
    this.golden.changed.connect(this.emit, this);
    this.pins = new PinsModel(
      services.handoff,
      services.logbook.kernel?.name ?? '',
      this.describe,
      () => this.makePreview()
    );
    this.pins.changed.connect(this.emit, this);
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  /** Asks the dialog to close. */
  get closed(): ISignal<this, void> {
    return this._closed;
  }

  readonly describe: DescribeModel;
  readonly golden: GoldenModel;
  readonly pins: PinsModel;
  readonly links: CellLinks;
  page: Page = 'describe';
  preview: PreviewModel | null = null;
  prove: ProveModel | null = null;
  /** The server part is working. */
  busy = false;
  /** What went wrong with the last step, as a sentence. */
  problem: string | null = null;

  /** @param tab - of the preview, to go on to where the first page has all it needs. */
  async start(tab: PreviewTab | null = null): Promise<void> {
    await this.attempt(() => this.describe.start());
    if (tab && !this.problem) {
      await this.makePreview();
      if (this.preview) {
        this.preview.tab = tab;
      }
    }
  }

  /** Pages that can be gone to from here. */
  canGo(page: Page): boolean {
    return (
      page === this.page ||
      (!this.prove && !this.busy && (page === 'describe' || (page === 'preview' && !!this.preview)))
    );
  }

  go(page: Page): void {
    if (this.canGo(page)) {
      this.page = page;
      this.problem = null;
      this.emit();
    }
  }

  async makePreview(): Promise<void> {
    await this.attempt(async () => {
      await this.describe.settled();
      const { order, problems } = this.describe;
      if (!order || problems.size) {
        return;
      }
      this.preview?.changed.disconnect(this.emit, this);
      const plan = await this.services.format(order.plan);
      this.preview = new PreviewModel(
        await this.services.handoff.preview({ ...order, plan }),
        this.preview
      );
      this.preview.changed.connect(this.emit, this);
      this.page = 'preview';
    });
  }

  /** Dependencies whose versions cannot be read as they are typed: nothing is written meanwhile. */
  unreadable: ReadonlySet<string> = new Set();

  /** @param name - of the dependency. */
  setReadable(name: string, readable: boolean): void {
    if (readable === this.unreadable.has(name)) {
      const others = [...this.unreadable].filter(other => other !== name);
      this.unreadable = new Set(readable ? others : [...others, name]);
      this.emit();
    }
  }

  /**
   * Another range of versions for a distribution, or a requirement for an import that none gives,
   * and the preview with it. Empty takes back what was chosen for an import.
   */
  async require(name: string, requirement: string): Promise<void> {
    const { requirements } = this.describe.choices;
    this.describe.choose({ requirements: { ...requirements, [name]: requirement } });
    await this.makePreview();
  }

  async export(): Promise<void> {
    const { preview, describe, services } = this;
    if (!preview || preview.unsettled.length) {
      return;
    }
    await this.attempt(async () => {
      const exported = await services.handoff.export(preview.preview.token, preview.choices);
      const { values, plan } = describe;
      services.keepExport({
        folder: exported.directory,
        name: values.name,
        template: values.template,
        choices: keptChoices(describe.choices)
      });
      this.prove = new ProveModel(services.handoff, exported, {
        target: exported.directory,
        notebook: services.logbook.path.replace(/^[\w-]+:/, ''),
        kernel: services.logbook.kernel?.name ?? '',
        expected: expectedResults(services.logbook, plan?.results ?? [])
      });
      this.prove.changed.connect(this.proofChanged, this);
      services.report?.(exported, null);
      this.page = 'prove';
    });
  }

  /** The plan's own files, for where no server part can render a template. */
  async downloadZip(): Promise<void> {
    await this.attempt(async () => {
      await this.describe.settled();
      const { plan } = this.describe;
      if (plan) {
        const zip = zipPlan(await this.services.format(plan));
        this.services.download(`${plan.distribution}-${plan.version}.zip`, zip);
      }
    });
  }

  close(): void {
    this._closed.emit();
  }

  dispose(): void {
    this.describe.dispose();
    this.golden.dispose();
    this.pins.dispose();
    this.prove?.dispose();
    Signal.clearData(this);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem = null;
    this.emit();
    try {
      await work();
    } catch (error) {
      this.problem =
        error instanceof HandoffRefusal || (error as Error).message
          ? (error as Error).message
          : this.trans.__('The server did not answer. Is it still running?');
    }
    this.busy = false;
    this.emit();
  }

  private proofChanged(model: ProveModel): void {
    this.services.report?.(model.exported, model.proof);
    this.emit();
  }

  private emit(): void {
    this._changed.emit();
  }

  private _changed = new Signal<this, void>(this);
  private _closed = new Signal<this, void>(this);
}

/** What the next export starts from; values of a kernel are looked at anew. */
function keptChoices({ prints, data, requirements }: Choices): KeptChoices {
  return {
    ...(prints ? { prints } : {}),
    ...(data?.length ? { data } : {}),
    ...(requirements ? { requirements } : {})
  };
}

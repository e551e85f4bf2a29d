/** The first page of the dialog: the fields, what they lead to, and what is wrong with them. */
import { PathExt } from '@jupyterlab/coreutils';
import type { TranslationBundle } from '@jupyterlab/translation';
import { Debouncer } from '@lumino/polling';
import { type ISignal, Signal } from '@lumino/signaling';
import {
  HandoffRefusal,
  type IOrder,
  type IQuestion,
  type ITargetLook,
  type ITemplateLook,
  NoServerPart
} from '../../kernel/handoff';
import type { Choices, PackagePlan } from '../../package/plan';
import { isPackageName, isVersion, nearestName } from './names';
import type { IExportServices } from './services';

/** After the last key, ms. */
const PAUSE = 350;
export const BUILT_IN = 'builtin';

export type Field = 'name' | 'version' | 'description' | 'folder' | 'template' | 'answers' | 'plan';
type Text = 'name' | 'version' | 'description' | 'folder' | 'template' | 'author' | 'email';

export class DescribeModel {
  constructor(
    private readonly services: IExportServices,
    private readonly trans: TranslationBundle
  ) {
    this.later = new Debouncer(() => this.look(), PAUSE);
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  readonly values: Record<Text, string> = {
    name: '',
    version: '0.1.0',
    description: '',
    folder: '',
    template: BUILT_IN,
    author: '',
    email: ''
  };
  answers: Readonly<Record<string, unknown>> = {};
  /** Null until first made. */
  plan: PackagePlan | null = null;
  target: ITargetLook | null = null;
  templateLook: ITemplateLook | null = null;
  /** The server part does not answer. */
  noServer = false;
  /** Something is being asked. */
  looking = false;
  /** The person wants the export in spite of what makes it untrue. */
  insist = false;
  /** What else the person chose of the plan. */
  choices: Choices = {};

  /** Fills the fields from the notebook, the last export and git. */
  async start(): Promise<void> {
    const { values, services } = this;
    const last = await services.lastExport();
    values.template = last?.template || services.template || BUILT_IN;
    this.choices = last?.choices ?? {};
    await this.makePlan(last ? { name: last.name } : {});
    values.name = this.plan?.distribution ?? '';
    values.description = this.plan?.description ?? '';
    values.folder = last?.folder ?? this.folderFor(values.name);
    this.folderIsDefault = !last;
    await this.look();
    if (this.target?.state === 'export' && this.target.answers) {
      this.answers = this.target.answers;
    }
    values.author ||= this.target?.author.name ?? '';
    values.email ||= this.target?.author.email ?? '';
    this._changed.emit();
  }

  set(field: Text, value: string): void {
    this.values[field] = value;
    this.versionIsMine ||= field === 'version';
    if (field === 'name' && this.folderIsDefault) {
      this.values.folder = this.folderFor(nearestName(value));
    }
    this.folderIsDefault &&= field !== 'folder';
    if (field === 'template') {
      this.templateLook = null;
      this.answers = {};
    }
    this.again();
  }

  answer(question: string, value: unknown): void {
    this.answers = { ...this.answers, [question]: value };
    this.again();
  }

  setInsist(on: boolean): void {
    this.insist = on;
    this.again();
  }

  choose(choices: Choices): void {
    this.choices = { ...this.choices, ...choices };
    this.again();
  }

  /** Questions of the template that the fields above do not answer. */
  get questions(): readonly IQuestion[] {
    return (this.templateLook?.questions ?? []).filter(question => !question.known);
  }

  /** What is wrong, by field; nothing: the preview can be made. */
  get problems(): ReadonlyMap<Field, string> {
    const { trans, values } = this;
    const found = new Map<Field, string>(this.refused);
    if (!isPackageName(values.name)) {
      found.set('name', trans.__('Letters, digits, - and _ only.'));
    }
    if (!isVersion(values.version)) {
      found.set('version', trans.__('Numbers with dots, for example 0.2.0.'));
    }
    for (const { label, name, problem } of this.questions) {
      if (problem && !found.has('answers')) {
        found.set('answers', `${label || name}: ${problem}`);
      }
    }
    const refusals = this.plan?.refusals.length ?? 0;
    if (refusals) {
      found.set(
        'plan',
        trans._n('%1 cell cannot be exported right', '%1 places cannot be exported right', refusals)
      );
    }
    return found;
  }

  /** A name that would do; null where the present one does. */
  get suggestion(): string | null {
    const { name } = this.values;
    return isPackageName(name) ? null : nearestName(name);
  }

  /** What the server is asked with; null where there is no plan. */
  get order(): IOrder | null {
    const { plan, values } = this;
    return (
      plan && {
        plan,
        target: values.folder,
        template: values.template,
        answers: this.answers,
        author: { name: values.author, email: values.email }
      }
    );
  }

  async trust(on: boolean): Promise<void> {
    const { templateLook, values, services } = this;
    if (templateLook) {
      await services.handoff.trust(values.template, templateLook.fingerprint, on);
      await this.look();
    }
  }

  /** Waits until what is shown belongs to what is typed. */
  async settled(): Promise<void> {
    if (this.waiting) {
      await this.later.invoke();
    }
    await this.work;
  }

  dispose(): void {
    this.disposed = true;
    this.later.dispose();
    Signal.clearData(this);
  }

  private again(): void {
    this.waiting = true;
    this._changed.emit();
    void this.later.invoke();
  }

  private look(): Promise<void> {
    this.waiting = false;
    this.work = this.work.then(() => this.ask());
    return this.work;
  }

  /** Plan, target and template anew; a refusal becomes the sentence of its field. */
  private async ask(): Promise<void> {
    const { values } = this;
    this.looking = true;
    const refused = new Map<Field, string>();
    try {
      await this.makePlan({
        ...(isPackageName(values.name) ? { name: values.name } : {}),
        ...(isVersion(values.version) ? { version: values.version } : {}),
        description: values.description
      });
      const { order } = this;
      if (order) {
        const { handoff } = this.services;
        await this.catching(refused, async () => {
          this.target = await handoff.look(order);
        });
        await this.catching(refused, async () => {
          this.templateLook = await handoff.template(order);
        });
      }
    } catch (error) {
      refused.set('plan', (error as Error).message);
    }
    this.looking = false;
    this.refused = refused;
    this.proposeVersion();
    if (!this.disposed) {
      this._changed.emit();
    }
  }

  private async catching(refused: Map<Field, string>, work: () => Promise<void>): Promise<void> {
    try {
      await work();
      this.noServer = false;
    } catch (error) {
      if (error instanceof NoServerPart) {
        this.noServer = true;
      } else if (error instanceof HandoffRefusal) {
        refused.set(FIELDS[error.code] ?? 'plan', error.message);
      } else {
        throw error;
      }
    }
  }

  private proposeVersion(): void {
    const proposed = this.target?.proposal?.version;
    if (proposed && !this.versionIsMine && proposed !== this.values.version) {
      this.values.version = proposed;
      if (this.plan) {
        this.plan = { ...this.plan, version: proposed };
      }
    }
  }

  private async makePlan(choices: Choices): Promise<void> {
    this.plan = await this.services.plan({ ...this.choices, ...choices, insist: this.insist });
  }

  private folderFor(name: string): string {
    const folder = PathExt.dirname(this.services.logbook.path.replace(/^[\w-]+:/, ''));
    return PathExt.join(folder, 'packages', name || 'package');
  }

  private refused: ReadonlyMap<Field, string> = new Map();
  private folderIsDefault = true;
  private versionIsMine = false;
  private waiting = false;
  private disposed = false;
  private work: Promise<void> = Promise.resolve();
  private readonly later: Debouncer;
  private _changed = new Signal<this, void>(this);
}

/** Which field a refusal of the server part is about. */
const FIELDS: Readonly<Record<string, Field>> = {
  name: 'name',
  target: 'folder',
  template: 'template',
  answers: 'answers',
  plan: 'plan'
};

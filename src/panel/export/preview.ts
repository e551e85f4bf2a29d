/** The second page of the dialog: what an export would change, and how conflicts are settled. */
import { type ISignal, Signal } from '@lumino/signaling';
import type { Choice, FileStatus, IFileChange, IPreview } from '../../kernel/handoff';
import { type ITreeRow, treeRows } from './tree';

export type PreviewTab = 'files' | 'decisions' | 'dependencies' | 'golden';

export class PreviewModel {
  /** @param previous - the preview that this one takes the place of: what was looked at and chosen stays. */
  constructor(
    readonly preview: IPreview,
    previous: PreviewModel | null = null
  ) {
    this.selected =
      preview.files.find(file => file.path === previous?.selected?.path) ??
      preview.files.find(file => file.status === 'conflict') ??
      preview.files.find(file => /\/(pipeline|run|steps)\.py$/.test(file.path)) ??
      preview.files.find(file => file.path.endsWith('.py')) ??
      preview.files[0] ??
      null;
    if (previous) {
      this.whole = previous.whole;
      this.folded = previous.folded;
      this._tab = previous._tab;
      const same = preview.files.filter(file => previous.isSame(file)).map(file => file.path);
      this._choices = new Map([...previous._choices].filter(([path]) => same.includes(path)));
    }
  }

  get changed(): ISignal<this, void> {
    return this._changed;
  }

  selected: IFileChange | null;
  /** Show what changes of a file, or all of it as it will be. */
  whole = false;

  get tab(): PreviewTab {
    return this._tab;
  }
  set tab(tab: PreviewTab) {
    this._tab = tab;
    this._changed.emit();
  }

  get rows(): readonly ITreeRow[] {
    return treeRows(this.preview.files, this.folded);
  }

  isFolded(folder: string): boolean {
    return this.folded.has(folder);
  }

  fold(folder: string, on: boolean): void {
    this.folded = new Set([...this.folded].filter(path => path !== folder));
    if (on) {
      this.folded = new Set([...this.folded, folder]);
    }
    this._changed.emit();
  }

  select(file: IFileChange): void {
    this.selected = file;
    this._changed.emit();
  }

  showWhole(on: boolean): void {
    this.whole = on;
    this._changed.emit();
  }

  choiceOf(path: string): Choice | null {
    return this._choices.get(path) ?? null;
  }

  choose(path: string, choice: Choice): void {
    this._choices = new Map(this._choices).set(path, choice);
    this._changed.emit();
  }

  get choices(): Readonly<Record<string, Choice>> {
    return Object.fromEntries(this._choices);
  }

  get conflicts(): readonly IFileChange[] {
    return this.preview.files.filter(file => file.status === 'conflict');
  }

  /** Conflicts without a choice: nothing is written while there is one. */
  get unsettled(): readonly IFileChange[] {
    return this.conflicts.filter(file => !this._choices.has(file.path));
  }

  /** Number of files by status. */
  count(status: FileStatus): number {
    return this.preview.files.filter(file => file.status === status).length;
  }

  /** Files that "Export" would write or remove. */
  get toWrite(): number {
    return (['added', 'changed', 'removed', 'conflict'] as const)
      .map(status => this.count(status))
      .reduce((sum, n) => sum + n, 0);
  }

  /** Whether a file of another preview asks what it asks here. */
  private isSame(file: IFileChange): boolean {
    const here = this.preview.files.find(({ path }) => path === file.path);
    return here?.before === file.before && here.new === file.new;
  }

  /** The text that a conflict leads to by a choice. */
  static outcome(file: IFileChange, choice: Choice): string {
    if ('text' in choice) {
      return choice.text;
    }
    if (!file.regions.length) {
      return (choice.take === 'yours' ? file.before : file.new) ?? '';
    }
    return file.regions.map(region => region[choice.take]).join('');
  }

  private folded: ReadonlySet<string> = new Set();
  private _tab: PreviewTab = 'files';
  private _choices: ReadonlyMap<string, Choice> = new Map();
  private _changed = new Signal<this, void>(this);
}

/** What the export dialog needs of the page it is opened in. */
import type { IEditorLanguageRegistry } from '@jupyterlab/codemirror';
import type { ITranslator } from '@jupyterlab/translation';
import type { Handoff, IExported, IProof } from '../../kernel/handoff';
import type { KernelLook } from '../../kernel/values';
import type { Choices, PackagePlan } from '../../package/plan';
import type { ILogbook } from '../../tokens';

/** Where and how a notebook was exported last; kept for the person. */
export interface ILastExport {
  readonly folder: string;
  readonly name: string;
  readonly template: string;
  /** What was chosen of the plan; absent in exports of earlier versions. */
  readonly choices?: KeptChoices;
  /** A digest of each code cell's text then, by its id; absent likewise. */
  readonly cells?: Readonly<Record<string, string>>;
}

/** Choices that the next export starts from. */
export type KeptChoices = Pick<Choices, 'prints' | 'data' | 'requirements'>;

export interface IExportServices {
  readonly logbook: ILogbook;
  readonly handoff: Handoff;
  readonly translator: ITranslator;
  /** The template that the settings name; empty: the built-in one. */
  readonly template: string;
  /** Makes the plan of the notebook as it is now. */
  plan(choices: Choices): Promise<PackagePlan>;
  /**
   * What the kernel holds under these names; the whole values of the chosen ones.
   *
   * @throws Error in a sentence where the kernel cannot be asked now.
   */
  values(names: readonly string[], chosen: readonly string[]): Promise<KernelLook>;
  /** The plan's modules as ruff wants them. */
  format(plan: PackagePlan): Promise<PackagePlan>;
  /** The last export of this notebook; null where there was none. */
  lastExport(): Promise<ILastExport | null>;
  keepExport(last: ILastExport): void;
  /** Null: code is shown without colours. */
  readonly languages: IEditorLanguageRegistry | null;
  /** Lets the person choose a folder; absent where the page has no file browser. */
  browse?(): Promise<string | null>;
  /** Shows a folder in the file browser. */
  openFolder?(path: string): Promise<void>;
  openTerminal?(path: string): Promise<void>;
  /** Asks the person before something that cannot be undone. */
  confirm(title: string, text: string, accept: string): Promise<boolean>;
  /** Hands a file to the browser's downloads. */
  download(name: string, content: Uint8Array): void;
  /** An export was written, or its proof has come further. */
  report?(exported: IExported, proof: IProof | null): void;
}

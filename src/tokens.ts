/** What the panels, and other extensions, may use of Shipshape. */
import type { INotebookContent } from '@jupyterlab/nbformat';
import type { NotebookPanel } from '@jupyterlab/notebook';
import { Token } from '@lumino/coreutils';
import type { IDisposable } from '@lumino/disposable';
import type { ISignal } from '@lumino/signaling';
import type { Judgement, Mend } from './flow/finding';
import type { PageFlow } from './flow/dataflow';
import type { CellProof, Proof, ProofCell } from './flow/proof';
import type { Client } from './flow/session';
import type { Ledger } from './memory/ledger';
import type { Choices, PackagePlan } from './package/plan';
import type { LintFacts } from './package/readiness/facts';

/** A code cell as the person sees it on the page. */
export interface IPageCell {
  readonly id: string;
  /** 1-based number among the code cells: "cell 7". */
  readonly number: number;
  readonly source: string;
  /** Text of the nearest heading above, empty where there is none. */
  readonly heading: string;
}

/** One run as the history shows it. */
export interface IRun {
  /** Null for code that is no cell of this page. */
  readonly cell: string | null;
  readonly count: number | null;
  readonly source: string;
  readonly ok: boolean;
  /** Start, ms since 1970. */
  readonly time: number | null;
  /** In ms. */
  readonly duration: number | null;
  /** Who ran it: this page, another browser that shows this notebook, or code that is no cell of it. */
  readonly client: 'page' | 'browser' | Client;
}

/** What is known of the kernel of a notebook. */
export interface IKernelState {
  readonly id: string;
  /** Of the kernel's spec, for example `python3`. */
  readonly name: string;
  readonly displayName: string;
  readonly language: string;
  readonly status: string;
  /** How runs are seen: by the recorder in the kernel, by its messages alone, or not at all. */
  readonly watched: 'recorder' | 'messages' | 'no';
  /** Start of the namespace, ms since 1970, where known. */
  readonly since: number | null;
}

/** Cells that a mend runs. */
export interface IMending {
  /** In the order in which they run. */
  readonly cells: readonly string[];
  /** How many of them have run. */
  readonly done: number;
  /** ms since 1970. */
  readonly since: number;
  /** As the last runs took; null where one never ran. */
  readonly seconds: number | null;
}

/** Reads the memory of a notebook's kernel, and only while someone looks. */
export interface IMemoryWatch {
  /** Something runs in the kernel at present, whatever its status says. */
  readonly busy: boolean;
  /** The sizes of variables are being read. */
  readonly measuring: boolean;
  /**
   * Go on reading until the result is disposed.
   *
   * @param variables - size the variables too, after each queue of runs.
   */
  look(variables: boolean): IDisposable;
  /** Size the variables now and with more time, even while the kernel is busy: by a person's click only. */
  measure(): Promise<void>;
  /**
   * Delete names in the kernel, and let go of what IPython or pyplot itself holds.
   *
   * @param own - outputs, the last error and open figures, as the ledger calls them.
   * @returns the bytes that the process gave back, null where that cannot be read.
   * @throws Error with a message for the person, where the kernel cannot do it.
   */
  free(names: readonly string[], own: readonly string[]): Promise<number | null>;
}

/**
 * The logbook of one notebook: what ran, what it means, what it holds. One for each shared model
 * and kernel, never for a view of it. It computes nothing itself: the judgement is `flow`'s, the
 * ledger is `memory`'s.
 */
export interface ILogbook extends IDisposable {
  readonly path: string;
  readonly cells: readonly IPageCell[];
  readonly kernel: IKernelState | null;
  readonly runs: readonly IRun[];
  /** Null until first computed, or where order warnings are turned off. */
  readonly judgement: Judgement | null;
  readonly flow: PageFlow | null;
  readonly memory: Ledger;
  /** Null where there is no kernel. */
  readonly memoryWatch: IMemoryWatch | null;
  /** Why something is off, in a sentence; empty where all works. */
  readonly notices: readonly string[];
  /** Findings put aside, by the person: `cell:<id>` or `name:<name>`; kept in the workspace. */
  readonly muted: ReadonlySet<string>;
  readonly changed: ISignal<ILogbook, void>;
  /** Rises with each change of an output on the page. */
  readonly outputs: number;

  /** The notebook as it would be saved now, outputs included; every cell with its id on the page. */
  notebook(): INotebookContent;
  /** Scroll to a cell and select it. */
  reveal(cell: string): void;
  /** Outline these cells and no other; for what the pointer or the focus is on. */
  outline(cells: readonly string[]): void;
  /** Start the kernel that the notebook names; asks where it names none. */
  startKernel(): Promise<void>;
  /** Do what a mend says; undoable in one step where it edits. */
  mend(mend: Mend): Promise<void>;
  /** The cells that a mend runs at the moment; null where none does. */
  readonly mending: IMending | null;
  /** Interrupt the cell that a mend runs; those that wait are not run. */
  stopMend(): Promise<void>;
  /** Put a line of code at the end of a cell; undoable in one step. */
  append(cell: string, line: string): void;
  mute(key: string, on: boolean): void;
}

/** The logbooks of the open notebooks. */
export interface ILogbooks {
  /** Of the notebook in front; null where there is none. */
  readonly current: ILogbook | null;
  readonly currentChanged: ISignal<ILogbooks, ILogbook | null>;
  get(panel: NotebookPanel): ILogbook;
}

export const ILogbooks = new Token<ILogbooks>(
  'jupyterlab-shipshape:ILogbooks',
  'What Shipshape knows of the open notebooks: runs, verdicts, memory.'
);

/** What the person set, in the settings editor; see schema/plugin.json. */
export interface Preferences {
  /** Judge the cells and say which would differ in a fresh run. */
  readonly orderWarnings: boolean;
  /** Show a mark at cells that are not sound. */
  readonly cellMarks: boolean;
  readonly memoryTracking: boolean;
  /** Seconds between two readings of the kernel's memory. */
  readonly memoryInterval: number;
  /** Send the recorder to Python kernels. */
  readonly recorder: boolean;
  readonly exportButton: boolean;
  readonly statusBar: boolean;
  /** Say what ruff has to say of the cells. */
  readonly linting: boolean;
  /** Rules for ruff, over the project's own choice; empty: no other choice. */
  readonly lintSelect: readonly string[];
  readonly lintIgnore: readonly string[];
  /** Whether that is shown under the code; `auto`: unless another extension lints the cells. */
  readonly lintMarks: 'auto' | 'always' | 'never';
  /** Address or folder of the template to export with; empty: the built-in one. */
  readonly template: string;
}

/** The preferences as they are now; their defaults until the settings are loaded. */
export interface IPreferences {
  readonly now: Preferences;
  readonly changed: ISignal<IPreferences, Preferences>;
  /** Set one, as the settings editor would. */
  set<K extends keyof Preferences>(key: K, value: Preferences[K]): Promise<void>;
}

export const IPreferences = new Token<IPreferences>(
  'jupyterlab-shipshape:IPreferences',
  'What the person set for Shipshape.'
);

/** A proof that runs. */
export interface IRunningProof {
  readonly cells: readonly ProofCell[];
  /** Those that have run, in page order. */
  readonly done: readonly CellProof[];
  /** The cell that runs now; null before the first. */
  readonly at: ProofCell | null;
  readonly round: 1 | 2;
  /** ms since 1970. */
  readonly since: number;
}

/** The proof of one notebook: its run from top to bottom in a fresh kernel. */
export interface INotebookProof {
  readonly running: IRunningProof | null;
  /** The last proof; null where there is none. */
  readonly last: Proof | null;
  /** The last proof, where the page is still what was proved. */
  readonly current: Proof | null;
  /**
   * Whether the last proof is to be shown: until the page changes, or it is put aside; from then
   * on where it is asked for.
   */
  open: boolean;
  /** Why the last proof came to nothing; null where it did not. */
  readonly problem: string | null;
  readonly changed: ISignal<INotebookProof, void>;
  /**
   * Nothing where one runs already.
   *
   * @param kernel - name of the spec.
   * @param again - run a second time what differs, to tell chance from change.
   */
  start(kernel: string, again: boolean): Promise<void>;
  stop(): void;
}

/** The proofs of the open notebooks. */
export interface IProofs {
  of(logbook: ILogbook): INotebookProof;
  /** A proof began, went on, ended or was put aside. */
  readonly changed: ISignal<IProofs, void>;
}

export const IProofs = new Token<IProofs>(
  'jupyterlab-shipshape:IProofs',
  'What runs of the open notebooks in fresh kernels gave.'
);

/** What the linter says of the open notebooks. */
export interface ILinting {
  /** Null where linting is off. */
  facts(logbook: ILogbook): LintFacts | null;
  /** Linting was turned on or off, or a notebook was linted. */
  readonly changed: ISignal<ILinting, void>;
}

export const ILinting = new Token<ILinting>(
  'jupyterlab-shipshape:ILinting',
  'What ruff says of the cells of the open notebooks.'
);

/** Makes the plan of a package from an open notebook and the environment of its kernel. */
export interface IPlanner {
  /**
   * @param cells - ids of the code cells to make it of; default: all.
   * @throws Error in a sentence where the environment cannot be read.
   */
  plan(logbook: ILogbook, choices?: Choices, cells?: readonly string[]): Promise<PackagePlan>;
  /** The plan's modules as ruff wants them; before a plan is written or shown whole. */
  format(plan: PackagePlan): Promise<PackagePlan>;
}

export const IPlanner = new Token<IPlanner>(
  'jupyterlab-shipshape:IPlanner',
  'Plans packages from the open notebooks.'
);

export { CommandIDs } from './commandIDs';

/**
 * The plan of a package: what a notebook becomes, as data. Pure and deterministic: the same
 * notebook, environment and choices give the same bytes.
 */
import type { Span } from '../python/ast';
import type { Phrase, Translation } from '../phrase';

/** A cell of the notebook file, with all that the plan looks at. */
export interface PlanCell {
  readonly id: string;
  readonly type: 'code' | 'markdown' | 'raw';
  readonly source: string;
  readonly tags: readonly string[];
  readonly outputs: readonly PlanOutput[];
  /** Of another language than the notebook's (`%%bash` is not meant): excluded. */
  readonly language?: string;
  /** Of a file that the notebook runs with `%run`; `text`: the markdown at its top. */
  readonly ran?: { readonly file: string; readonly text: string };
}

/** What a cell shows, as text; the plan learns from it what is a literal, a figure, a secret. */
export interface PlanOutput {
  readonly kind: 'stream' | 'result' | 'display' | 'error';
  /** `text/plain` of results, the text of streams. */
  readonly text: string;
  /** Mime types present. */
  readonly types: readonly string[];
  /** Of an error: the exception, and the 1-based line of the cell where it was raised, if told. */
  readonly error?: { readonly name: string; readonly line: number | null };
}

/** The notebook as the plan reads it. */
export interface PlanNotebook {
  /** File name without folder and ending, for names and titles. */
  readonly name: string;
  readonly language: string;
  readonly cells: readonly PlanCell[];
}

/** An installed distribution as `importlib.metadata` tells. */
export interface Distribution {
  readonly name: string;
  readonly version: string;
  /** Top-level import names by its RECORD; dotted for namespace packages (`google.cloud.storage`). */
  readonly imports: readonly string[];
  /** Names of distributions that it requires (extras left out). */
  readonly requires: readonly string[];
  /** PEP 610 `direct_url.json`, for editable, VCS and local installs. */
  readonly directUrl?: {
    readonly url: string;
    readonly editable: boolean;
    readonly commit?: string;
    /** `git`, `hg`, …; where there is a commit. */
    readonly vcs?: string;
  };
}

/** A module or package that lies beside the notebook and is imported from there. */
export interface LocalModule {
  /** Import name, for example `helpers`. */
  readonly name: string;
  /** Files by path relative to the folder that is on `sys.path`, with their text. */
  readonly files: readonly { readonly path: string; readonly text: string }[];
}

/** A notebook or script that `%run` names, beside the notebook. */
export interface RunFile {
  /** As `%run` names it. */
  readonly name: string;
  /** Where it lies, relative to the notebook's folder; with its ending. */
  readonly path: string;
  readonly text: string;
}

/** The environment that the notebook runs in. */
export interface Environment {
  /** `3.11.7`. */
  readonly python: string;
  /** `sys.stdlib_module_names`. */
  readonly stdlib: readonly string[];
  readonly distributions: readonly Distribution[];
  /** Top-level names in `sys.modules` of a kernel that ran the notebook; empty where there is none. */
  readonly loaded: readonly string[];
  readonly local: readonly LocalModule[];
  readonly runs: readonly RunFile[];
  /** Public names of modules that the notebook star-imports, as the environment gives them. */
  readonly stars: Readonly<Record<string, readonly string[]>>;
  /** Type of live values by name (`pandas.DataFrame`), where a kernel can tell. */
  readonly types: Readonly<Record<string, string>>;
  /**
   * Data files that the notebook's code names, as it names them, with size in bytes; the content
   * of those that were asked for.
   */
  readonly files: readonly {
    readonly path: string;
    readonly bytes: number;
    readonly base64?: string;
  }[];
}

/** A small file that the notebook reads: it can be taken along in the package. */
export interface DataFile {
  /** As the notebook names it. */
  readonly path: string;
  readonly bytes: number;
  readonly taken: boolean;
}

/** What a kernel holds under a name, as `values.py` tells it. */
export interface KernelValue {
  readonly name: string;
  /** `pandas.DataFrame`, `numpy.float64`, `int`. */
  readonly type: string;
  readonly columns: readonly (string | number)[] | null;
  readonly dtypes: readonly string[] | null;
  /** Rows and columns, the length of a container, the axes of an array. */
  readonly shape: readonly number[] | null;
  /** The whole value could be written into a test. */
  readonly small: boolean;
  /** Python source of the value, with `pd` and `np`; null where the person did not choose it. */
  readonly source: string | null;
}

/** What the person chose. */
export interface Choices {
  /** Distribution name; default: from the notebook's name. */
  readonly name?: string;
  readonly version?: string;
  readonly description?: string;
  readonly author?: { readonly name: string; readonly email?: string };
  /** Keep going where findings make the export untrue; they are written as notes. */
  readonly insist?: boolean;
  /** `print` (default) or `logging` for what the notebook prints. */
  readonly prints?: 'print' | 'logging';
  /** Top-level modules that a kernel has loaded which ran the notebook. */
  readonly loaded?: readonly string[];
  /** `pylock.toml` as it was made for these requirements; see {@link requirementLines}. */
  readonly lock?: { readonly text: string; readonly requirements: readonly string[] };
  /** Files of {@link PackagePlan.data} to take along, as the notebook names them. */
  readonly data?: readonly string[];
  /** What a kernel holds of {@link PackagePlan.values}, for golden tests; default: no such tests. */
  readonly golden?: readonly KernelValue[];
  /**
   * Allowed versions by distribution (`>=2.2,<3`), and whole requirements by the name of an import
   * that no distribution gives; default: from the environment.
   */
  readonly requirements?: Readonly<Record<string, string>>;
  /** The language that decisions, notes and refusals are said in; default: English. */
  readonly translation?: Translation;
}

/** A file of the package, by a path relative to its root with `/`. */
export interface PlanFile {
  readonly path: string;
  readonly text: string;
  /** The content, where it is no text; `text` is empty then. */
  readonly base64?: string;
  /** As it lies beside the notebook, but for its imports. */
  readonly copied?: true;
  /** All are laid over the template. */
  readonly role:
    'module' | 'test' | 'notebook' | 'data' | 'readme' | 'constraints' | 'lock' | 'env-example';
}

export type Role =
  | 'imports'
  | 'parameters'
  | 'definitions'
  | 'step'
  | 'test'
  | 'display'
  | 'shell'
  | 'excluded'
  | 'text';

/** What became of a cell, or of a part of it, and why. */
export interface Decision {
  readonly cell: string;
  readonly role: Role;
  /** Where it went, for example `churn/steps.py: clean`; null: left out. */
  readonly where: string | null;
  readonly reason: Phrase;
}

/** Why a cell cannot be exported right. */
export interface Refusal {
  readonly cell: string;
  /** 1-based line of the cell. */
  readonly line: number;
  readonly reason: Phrase;
  readonly span?: Span;
}

/** A name that holds at the end of the page what a step gave. */
export interface StepValue {
  readonly name: string;
  /** Function that gives it; `run` where all cells run in one function. */
  readonly step: string;
  /** Cells that bind it. */
  readonly cells: readonly string[];
}

/** A parameter of `run()`. */
export interface Parameter {
  readonly name: string;
  /** Python annotation, for example `str | None`. */
  readonly type: string;
  /** Python source of the default. */
  readonly default: string;
  readonly help: string;
}

export interface Dependency {
  /** Distribution name; null where no distribution gives the import. */
  readonly name: string | null;
  /** Range for `pyproject.toml`, for example `>=2.2`. */
  readonly range: string;
  /** Exact version seen; null where not installed. */
  readonly version: string | null;
  /** Import names that need it. */
  readonly imports: readonly string[];
  /** Why it is there where no import says so: an engine, an install line. */
  readonly reason: Phrase | null;
  readonly group: 'runtime' | 'test' | 'optional';
  /** Extras of the distribution that install lines ask for. */
  readonly extras?: readonly string[];
  /** Name of the extra, where `group` is `optional`. */
  readonly extra?: string;
  /** PEP 508 direct reference. */
  readonly url?: string;
}

/** What a template gets: see "Templates" in the README for the contract. */
export interface PackagePlan {
  readonly distribution: string;
  readonly module: string;
  readonly version: string;
  readonly title: string;
  readonly description: string;
  /** `>=3.10`. */
  readonly requiresPython: string;
  readonly files: readonly PlanFile[];
  readonly dependencies: readonly Dependency[];
  readonly parameters: readonly Parameter[];
  /** Fields of `Results`. */
  readonly results: readonly string[];
  /** Names of the step functions in the order in which `run()` calls them. */
  readonly steps: readonly string[];
  /** What golden tests can be made of, once a kernel tells it. */
  readonly values: readonly StepValue[];
  /** Small files that the notebook reads and does not write. */
  readonly data: readonly DataFile[];
  /** Public functions and classes by module path. */
  readonly functions: readonly string[];
  readonly decisions: readonly Decision[];
  /** Things to know that do not block: state findings, absolute paths, masked secrets, version conflicts. */
  readonly notes: readonly { readonly cell: string | null; readonly message: Phrase }[];
  /** Not empty: nothing is written. */
  readonly refusals: readonly Refusal[];
}

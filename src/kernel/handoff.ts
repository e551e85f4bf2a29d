/** The routes of the server part that hand a package off; typed, nothing more. */
import { URLExt } from '@jupyterlab/coreutils';
import { ServerConnection } from '@jupyterlab/services';

import type { Environment, EnvironmentRequest, PackagePlan } from '../package/index';

/** What is known of a target folder before the preview. */
export interface ITargetLook {
  /** `export`: one of ours is there; `folder`: something else is. */
  readonly state: 'new' | 'empty' | 'export' | 'folder';
  readonly author: { readonly name: string; readonly email: string };
  readonly inGit: boolean;
  /** Of the export that is there: ISO time. */
  readonly exported?: string;
  readonly version?: string;
  readonly template?: string;
  readonly answers?: Readonly<Record<string, unknown>>;
  /** The version that the change of the public names asks for. */
  readonly proposal: IVersionProposal | null;
}

export interface IVersionProposal {
  readonly version: string;
  readonly level: 'first' | 'major' | 'minor' | 'patch';
  readonly added: readonly string[];
  readonly removed: readonly string[];
  readonly changed: readonly string[];
}

/** A question of a template. */
export interface IQuestion {
  readonly name: string;
  readonly kind: 'text' | 'int' | 'float' | 'bool' | 'json';
  /** The answer as it stands. */
  readonly default: unknown;
  readonly label: string;
  readonly choices: readonly { readonly label: string; readonly value: unknown }[];
  readonly placeholder: string;
  readonly many: boolean;
  readonly multiline: boolean;
  readonly secret: boolean;
  /** Asked because of another answer. */
  readonly conditional: boolean;
  /** What its validator says; null where it is content. */
  readonly problem: string | null;
  /** The dialog's own fields answer it. */
  readonly known: boolean;
}

export interface ITemplateLook {
  readonly engine: string;
  readonly questions: readonly IQuestion[];
  /** Commands, hooks and extensions that it wants to run. */
  readonly commands: readonly string[];
  /** Cannot be rendered at all without trust. */
  readonly needsTrust: boolean;
  readonly trusted: boolean;
  readonly fingerprint: string;
}

export type FileStatus = 'added' | 'changed' | 'unchanged' | 'kept' | 'removed' | 'conflict';

/** A piece of a merge; where it is no conflict both sides are equal. */
export interface IRegion {
  readonly conflict: boolean;
  readonly yours: string;
  readonly new: string;
}

/** One file of a preview. Texts are null where there is no file, or no text in it. */
export interface IFileChange {
  readonly path: string;
  readonly status: FileStatus;
  /** Edits made by hand and the notebook's went together. */
  readonly merged: boolean;
  readonly movedFrom: string | null;
  readonly reason:
    | 'edited'
    | 'dropped'
    | 'dropped-edited'
    | 'deleted'
    | 'deleted-changed'
    | 'moved'
    | 'both'
    | 'no-base'
    | 'binary'
    | null;
  readonly binary: boolean;
  readonly before: string | null;
  readonly after: string | null;
  readonly new: string | null;
  readonly regions: readonly IRegion[];
}

export interface IPreview {
  readonly token: string;
  readonly target: string;
  readonly files: readonly IFileChange[];
  /** What could not be brought together, as sentences. */
  readonly notes: readonly string[];
  readonly commands: readonly string[];
}

/** How a conflict is settled. */
export type Choice = { readonly take: 'yours' | 'new' } | { readonly text: string };

export interface IExported {
  readonly directory: string;
  readonly counts: Partial<Record<FileStatus, number>>;
  readonly inGit: boolean;
}

export type StepKey = 'environment' | 'build' | 'install' | 'lint' | 'tests' | 'run' | 'airflow';

export interface IProofStep {
  readonly key: StepKey;
  readonly state: 'waiting' | 'running' | 'held' | 'failed' | 'skipped' | 'stopped';
  readonly detail: string;
  readonly seconds: number;
  readonly differing: readonly {
    readonly name: string;
    readonly cell: string | null;
    readonly text: string;
    readonly found: string;
  }[];
}

export interface IProof {
  readonly state: 'running' | 'held' | 'failed' | 'stopped';
  readonly steps: readonly IProofStep[];
  readonly seconds: number;
  /** Lines from the one asked for. */
  readonly log: readonly string[];
  readonly logLength: number;
}

/** The search for exact versions with hashes. */
export interface IPins {
  readonly state: 'running' | 'held' | 'failed' | 'stopped';
  /** `pylock.toml`; empty until it is there. */
  readonly text: string;
  /** What made it. */
  readonly tool: string;
  /** Why there is none, as a sentence. */
  readonly message: string;
  readonly seconds: number;
  /** Lines from the one asked for. */
  readonly log: readonly string[];
  readonly logLength: number;
}

export interface IPinsOrder {
  /** Name of the kernel's spec. */
  readonly kernel: string;
  readonly requirements: readonly string[];
  /** Exact versions that the kernel has. */
  readonly constraints: readonly string[];
}

/** What an operation needs. */
export interface IOrder {
  readonly plan: PackagePlan;
  readonly target: string;
  readonly template: string;
  readonly answers: Readonly<Record<string, unknown>>;
  readonly author: { readonly name: string; readonly email: string };
}

export interface IProofOrder {
  readonly target: string;
  /** Path of the notebook; the proof runs in a copy of its folder. */
  readonly notebook: string;
  /** Name of the kernel's spec. */
  readonly kernel: string;
  /** Results and what the page shows of them. */
  readonly expected: readonly {
    readonly name: string;
    readonly cell: string;
    readonly text: string;
  }[];
}

/** What the server part refuses, with its sentence for the person. */
export class HandoffRefusal extends Error {
  /** @param code - which field it is about, see `refusal.py`. */
  constructor(
    readonly code: string,
    message: string
  ) {
    super(message);
  }
}

/** There is no server part, or it does not answer. */
export class NoServerPart extends Error {}

/** The hand-off of a server. All methods throw HandoffRefusal or NoServerPart. */
export class Handoff {
  constructor(private readonly settings: ServerConnection.ISettings) {}

  about(): Promise<{ readonly git: boolean; readonly uv: boolean }> {
    return this.ask('', 'GET');
  }
  /**
   * What the interpreter of a kernel's spec can import, asked apart from the kernel.
   *
   * @param kernel - name of the spec.
   * @param notebook - path; local modules are looked for in its folder.
   */
  environment(kernel: string, notebook: string, request: EnvironmentRequest): Promise<Environment> {
    return this.ask('/environment', 'POST', { kernel, notebook, request });
  }
  look(order: IOrder): Promise<ITargetLook> {
    return this.ask('/look', 'POST', order);
  }
  template(order: IOrder): Promise<ITemplateLook> {
    return this.ask('/template', 'POST', order);
  }
  trust(template: string, fingerprint: string, on: boolean): Promise<{ trusted: boolean }> {
    return this.ask('/trust', 'POST', { template, fingerprint, on });
  }
  preview(order: IOrder): Promise<IPreview> {
    return this.ask('/preview', 'POST', order);
  }
  export(token: string, choices: Readonly<Record<string, Choice>>): Promise<IExported> {
    return this.ask('/export', 'POST', { token, choices });
  }
  /** @returns the proof's name. */
  async prove(order: IProofOrder): Promise<string> {
    return (await this.ask<{ proof: string }>('/proof', 'POST', order)).proof;
  }
  /** @param since - the log's line to begin with. */
  proof(name: string, since: number): Promise<IProof> {
    return this.ask(`/proof/${encodeURIComponent(name)}?since=${since}`, 'GET');
  }
  stopProof(name: string): Promise<IProof> {
    return this.ask(`/proof/${encodeURIComponent(name)}`, 'DELETE');
  }
  /** Begins to look for exact versions with hashes. @returns the job's name. */
  async startPins(order: IPinsOrder): Promise<string> {
    return (await this.ask<{ pins: string }>('/pins', 'POST', order)).pins;
  }
  pins(name: string): Promise<IPins> {
    return this.ask(`/pins/${encodeURIComponent(name)}`, 'GET');
  }
  stopPins(name: string): Promise<IPins> {
    return this.ask(`/pins/${encodeURIComponent(name)}`, 'DELETE');
  }
  startRepository(target: string): Promise<{ commit: string }> {
    return this.ask('/repository', 'POST', { target });
  }

  private async ask<T>(path: string, method: string, body?: unknown): Promise<T> {
    const url = URLExt.join(this.settings.baseUrl, 'shipshape', 'handoff') + path;
    const init = { method, ...(body === undefined ? {} : { body: JSON.stringify(body) }) };
    let response: Response;
    let answer: unknown;
    try {
      response = await ServerConnection.makeRequest(url, init, this.settings);
      answer = await response.json();
    } catch {
      throw new NoServerPart();
    }
    if (response.status === 422) {
      const { code, message } = answer as { code: string; message: string };
      throw new HandoffRefusal(code, message);
    }
    if (!response.ok) {
      throw new NoServerPart();
    }
    return answer as T;
  }
}

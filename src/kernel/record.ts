/** What the recorder in the kernel tells of one run, as it comes over the wire. */

import type { DeviceRun } from '../memory/ledger';

/** A run as the recorder saw it; the fields are those of `recorder/hooks.py`. */
export interface RunRecord {
  /** Of the format. */
  readonly shipshape: 1;
  /** Changes with the namespace: another kernel process, or the recorder sent anew. */
  readonly epoch: string;
  /** Rises by one with each record of an epoch. */
  readonly seq: number;
  /**
   * `run`: code that a client asked for. `between`: what happened to the namespace while no such
   * code ran (widget callbacks, threads, silent requests). `history`: taken from IPython's input
   * history, as it ran before the recorder came.
   */
  readonly kind: 'run' | 'between' | 'history';
  /** From the metadata of the request; null where the client gave none. */
  readonly cell: string | null;
  /** The client's session. */
  readonly session: string | null;
  /** The document that the client said it shows, if any client of that session ever did. */
  readonly document: string | null;
  /** Id of the request's message. */
  readonly msg_id: string | null;
  /** Null beyond 100 kB: then there is a hash. */
  readonly source: string | null;
  /** SHA-1 of the source's UTF-8, where it is too long to be sent. */
  readonly source_hash: string | null;
  readonly count: number | null;
  /** ms since 1970. */
  readonly start: number;
  readonly end: number;
  readonly ok: boolean;
  readonly error: { readonly name: string; readonly line: number | null } | null;
  /** Null where nothing was watching. */
  readonly bound: readonly string[] | null;
  readonly deleted: readonly string[] | null;
  readonly changed: readonly string[] | null;
  /** Looked at completely, and as they were; absent in records of an older recorder. */
  readonly unchanged?: readonly string[] | null;
  /** Fingerprints of the values of names bound or changed, of those that were read completely. */
  readonly values?: Readonly<Record<string, string>> | null;
  /** Bytes; null where they cannot be measured. */
  readonly rss_before: number | null;
  readonly rss_after: number | null;
  readonly peak: number | null;
  /** How the peak was measured. */
  readonly method: 'clear_refs' | 'ru_maxrss' | 'psutil' | null;
  /** Accelerators in use; absent in records of an earlier recorder. */
  readonly devices?: readonly DeviceRun[];
  /** What the recorder itself took, ms. */
  readonly overhead_ms: number;
}

/** The whole list, as a late-comer pulls it. */
export interface RecordLog {
  readonly shipshape: 1;
  readonly epoch: string;
  /** When the recorder began to watch this namespace, ms since 1970. */
  readonly since: number;
  /** Code had run before the recorder came. */
  readonly late: boolean;
  /** How many records were dropped to keep the list short, and the names that they bound. */
  readonly dropped: { readonly runs: number; readonly names: readonly string[] };
  /** Failures of the recorder itself; none may ever reach a cell. */
  readonly failures: { readonly count: number; readonly last: string | null };
  /** In the order of the runs. */
  readonly records: readonly RunRecord[];
}

/** The record in a pushed message, or null where the data is none. */
export function asRecord(data: unknown): RunRecord | null {
  return isObject(data) && data.shipshape === 1 && typeof data.seq === 'number'
    ? (data as unknown as RunRecord)
    : null;
}

/** The list in an answer, or null where the data is none. */
export function asLog(data: unknown): RecordLog | null {
  return isObject(data) && data.shipshape === 1 && Array.isArray(data.records)
    ? (data as unknown as RecordLog)
    : null;
}

function isObject(data: unknown): data is Record<string, unknown> {
  return typeof data === 'object' && data !== null;
}

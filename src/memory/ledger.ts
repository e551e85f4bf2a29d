/** What is known of a kernel's memory: samples in time, runs on them, and sizes of variables. All sizes are bytes, all times ms since 1970. */

/** How a figure was measured; shown beside it. */
export type Method =
  /** `clear_refs` and `VmHWM`, from inside the kernel: exact (proc_pid_clear_refs(5)). */
  | 'recorder'
  /** From inside the kernel by what the system gives there (no exact peak). */
  | 'recorder-approximate'
  /** The server part reads `/proc/<pid>`, without touching the kernel. */
  | 'server'
  /** The server part by psutil. */
  | 'server-psutil'
  /** The kernel's own answer to `usage_request`. */
  | 'usage_request';

/** The resident memory at one moment. */
export interface Sample {
  readonly time: number;
  readonly rss: number;
  /** Resident memory of the kernel's child processes; null where not read. */
  readonly children: number | null;
  readonly method: Method;
}

/** The memory of one run of a cell. */
export interface RunMemory {
  /** Null for code that is no cell of the page. */
  readonly cell: string | null;
  readonly count: number | null;
  readonly start: number;
  readonly end: number;
  readonly before: number;
  readonly after: number;
  readonly peak: number;
  readonly method: Method;
}

/** One variable of the namespace. */
export interface VariableSize {
  readonly name: string;
  /** As Python calls it, for example `DataFrame`. */
  readonly type: string;
  /** Bytes reached from it; buffers that others share too are counted for each here. */
  readonly bytes: number | null;
  /** Bytes that only this name holds: what deleting it can give back. */
  readonly own: number | null;
  /** Bytes on a device other than the host's memory. */
  readonly device: number;
  /** Other names that share its buffers. */
  readonly sharedWith: readonly string[];
  /** `exact`; `sampled` (an estimate); `handle` (lazy, elsewhere); `skipped` (a type that may not be looked into, or no time left). */
  readonly how: 'exact' | 'sampled' | 'handle' | 'skipped';
}

/** The ceiling: what the kernel may use at the most. */
export interface Ceiling {
  readonly bytes: number;
  readonly source: 'cgroup2' | 'cgroup1' | 'host';
}

/** All that is known at present; immutable, replaced as a whole. */
export interface Ledger {
  readonly samples: readonly Sample[];
  readonly runs: readonly RunMemory[];
  readonly variables: readonly VariableSize[];
  /** When the variables were sized; null: never. */
  readonly sizedAt: number | null;
  readonly ceiling: Ceiling | null;
  /** Why there is no figure, in a sentence; null where there is one. */
  readonly unavailable: string | null;
}

export const EMPTY: Ledger = {
  samples: [],
  runs: [],
  variables: [],
  sizedAt: null,
  ceiling: null,
  unavailable: null
};

/**
 * What is known of a kernel's memory: samples in time, the runs on them, and the sizes of
 * variables. All sizes are bytes, all times ms since 1970.
 */

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
  | 'usage_request'
  /** Of a run: the readings of the total that fell into it, where nothing in the kernel measures. */
  | 'readings';

/** Why there is no figure for the total; `sentences.ts` has the words. */
export type Unavailable =
  /** The person turned it off. */
  | 'off'
  /** No kernel is running. */
  | 'no-kernel'
  /** The kernel's process is not on the machine of the server. */
  | 'remote'
  /** The server part of Shipshape does not answer, and the kernel does not know the question. */
  | 'no-server-part'
  /** The system has neither `/proc` nor psutil, and the kernel does not know the question. */
  | 'unsupported'
  /** The kernel's process is gone or may not be read. */
  | 'no-process';

/** The resident memory at one moment. */
export interface Sample {
  readonly time: number;
  readonly rss: number;
  /** Resident memory of the kernel's child processes; null where not read. */
  readonly children: number | null;
  readonly method: Method;
}

/** What a run did to the memory of an accelerator. */
export interface DeviceRun {
  /** As its library calls it, for example `cuda:0`. */
  readonly name: string;
  readonly library: string;
  readonly before: number;
  readonly after: number;
  /** Null where it was not above an earlier one: then it is not counted. */
  readonly peak: number | null;
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
  /** Accelerators that the run used. */
  readonly devices?: readonly DeviceRun[];
}

/** A run of a cell that nothing in the kernel measured. */
export type BareRun = Pick<RunMemory, 'cell' | 'count' | 'start' | 'end'>;

/** One variable of the namespace, or a place where IPython keeps values by itself. */
export interface VariableSize {
  /** The name; of other holders what they are called, as no name can be: `Out[5]`, `last error`. */
  readonly name: string;
  /** Who holds it: a name of the notebook, IPython's outputs, the last traceback, open figures. */
  readonly holder: 'name' | 'output' | 'traceback' | 'figures';
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
  /**
   * `exact`; `sampled` (an estimate, within 10 % or so where the elements are alike); `partial` (at
   * the least: the time was over); `handle` (lazy, elsewhere); `skipped` (cannot be told, or no
   * time left).
   */
  readonly how: 'exact' | 'sampled' | 'partial' | 'handle' | 'skipped';
}

/** Bytes that several names reach together. */
export interface SharedBytes {
  readonly bytes: number;
  readonly names: readonly string[];
}

/** The same content in memory twice, as far as samples of it show. */
export interface Twins {
  /** Bytes that each has. */
  readonly bytes: number;
  readonly names: readonly [string, string];
}

/** Memory of a device (a GPU) that this kernel uses, as its library counts it. */
export interface DeviceMemory {
  /** As the library calls it, for example `cuda:0`. */
  readonly name: string;
  readonly library: string;
  readonly allocated: number;
  /** The most since the kernel started or the person reset it; null where not counted. */
  readonly peak: number | null;
}

/** The sizes of the namespace, read at one moment. */
export interface Sizes {
  /** When they were read. */
  readonly time: number;
  /** How long the reading took in the kernel, ms. */
  readonly duration: number;
  /** The largest first. */
  readonly variables: readonly VariableSize[];
  /** How many more there are than are listed. */
  readonly omitted: number;
  /** Each set of two or more names that share bytes, once. */
  readonly shared: readonly SharedBytes[];
  readonly twins: readonly Twins[];
  readonly devices: readonly DeviceMemory[];
  /** Bytes that the C library has free for later, resident or not; null where it does not tell. */
  readonly free?: number | null;
}

/** The ceiling: what the kernel may use at the most. */
export interface Ceiling {
  readonly bytes: number;
  readonly source: 'cgroup2' | 'cgroup1' | 'host';
}

/** All that is known at present; immutable, replaced as a whole. */
export interface Ledger {
  /** In the order of time; old ones thinned, peaks kept. */
  readonly samples: readonly Sample[];
  /** In the order of their ends; the last run of every cell is among them. */
  readonly runs: readonly RunMemory[];
  /** Runs that only messages told of, in the order of their ends. */
  readonly bareRuns: readonly BareRun[];
  /** Null: never read. */
  readonly sizes: Sizes | null;
  readonly ceiling: Ceiling | null;
  /** What the kernel before this one held as last read, where it died by itself; else null. */
  readonly died: number | null;
  /** Why there is no total at present; null where there is one. */
  readonly unavailable: Unavailable | null;
}

export const EMPTY: Ledger = {
  samples: [],
  runs: [],
  bareRuns: [],
  sizes: null,
  ceiling: null,
  died: null,
  unavailable: null
};

/** The memory at one moment with the children, as far as they are known. */
export function total(sample: Sample): number {
  return sample.rss + (sample.children ?? 0);
}

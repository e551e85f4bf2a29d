/** What the kernel holds at present, as last read. All sizes are bytes. */
import type { Ledger } from './ledger';

/** The resident memory of the kernel's own process; null where it never was read. */
export function heldNow(ledger: Ledger): number | null {
  const sample = ledger.samples.at(-1);
  const run = ledger.runs.at(-1);
  if (sample && (!run || sample.time >= run.end)) {
    return sample.rss;
  }
  return run?.after ?? null;
}

/** That of its other processes (workers, a JVM); 0 where they are not read. */
export function heldByChildren(ledger: Ledger): number {
  return ledger.samples.at(-1)?.children ?? 0;
}

/** Both together. */
export function heldInAll(ledger: Ledger): number | null {
  const own = heldNow(ledger);
  return own === null ? null : own + heldByChildren(ledger);
}

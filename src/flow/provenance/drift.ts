/** How far a state, while steps are walked again, is from what it was there before. */
import type { Entries, Trace } from './trace';
import type { Stores } from './state';

/**
 * Names and objects that are not what they were at the same step the last time.
 *
 * A step that reads none of them does what it did, without a look at all that it reads.
 */
export class Drift {
  private readonly names = new Set<string>();
  private readonly objects = new Set<string>();

  constructor(private readonly stores: Stores) {}

  /** Does the step read what is not as it was? */
  concerns(trace: Trace): boolean {
    return hasAny(trace.readNames, this.names) || hasAny(trace.readObjects, this.objects);
  }

  /** The step was done again as it was: what it leaves is as before. */
  repeated(trace: Trace): void {
    this.names.forEach(name => trace.names.has(name) && this.names.delete(name));
    this.objects.forEach(id => trace.objects.has(id) && this.objects.delete(id));
  }

  /** The step was walked again and left something else, perhaps. */
  replaced(trace: Trace, old: Trace): void {
    compare(this.names, this.stores.names, trace.names, old.names);
    compare(this.objects, this.stores.heap, trace.objects, old.objects);
  }
}

function hasAny(map: ReadonlyMap<string, unknown>, keys: ReadonlySet<string>): boolean {
  for (const key of keys) {
    if (map.has(key)) {
      return true;
    }
  }
  return false;
}

function compare<T>(
  drifted: Set<string>,
  now: ReadonlyMap<string, unknown>,
  entries: Entries<T>,
  old: Entries<T>
): void {
  for (const [key, { after }] of old) {
    if (now.get(key) === after) {
      drifted.delete(key);
    } else {
      drifted.add(key);
    }
  }
  for (const [key, { before, after }] of entries) {
    if (!old.has(key) && before !== after) {
      drifted.add(key);
    }
  }
}

/** What, done again to an object, changes nothing. */
import { SETTLING_METHODS } from '../../python/knowledge';
import type { Fingerprint } from './fingerprint';

/** Something that was done to an object: the method, or how a slice was taken, with its arguments. */
export interface Settled {
  readonly by: string;
  readonly print: Fingerprint;
}

/** The first items: taken again, they are the same. */
export const FIRST_ITEMS = '[:n]';

const UNSETTLES: ReadonlyMap<string, ReadonlySet<string> | null> = new Map([
  [FIRST_ITEMS, new Set<string>()],
  ...SETTLING_METHODS.flatMap(({ methods, unsettles }) =>
    methods
      .split(' ')
      .map(name => [name, unsettles === null ? null : new Set(unsettles.split(' '))] as const)
  )
]);

/** Is it one of the things that settle? */
export const settles = (by: string): boolean => UNSETTLES.has(by);

/** What is settled once this was done too. */
export function settledBy(before: readonly Settled[] | undefined, done: Settled): Settled[] {
  const unsettled = UNSETTLES.get(done.by);
  const others = unsettled ? (before ?? []).filter(each => !unsettled.has(each.by)) : [];
  return [...others, done];
}

/** Was this done already? */
export function isSettled(before: readonly Settled[] | undefined, print: Fingerprint): boolean {
  return before?.some(each => each.print === print) ?? false;
}

export function sameSettled(
  a: readonly Settled[] | undefined,
  b: readonly Settled[] | undefined
): boolean {
  return (
    a === b ||
    ((a?.length ?? 0) === (b?.length ?? 0) &&
      (a ?? []).every((each, i) => each.print === b?.[i].print))
  );
}

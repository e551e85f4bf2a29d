/** Parts of large containers against a plain map. */
import fc from 'fast-check';

import { sum } from '../provenance/fingerprint';
import { ManyParts, partPrint } from '../provenance/parts';
import { type Term, term } from '../provenance/value';

const stores = fc.array(
  fc.tuple(
    fc.integer({ min: 0, max: 120 }).map(key => `[${key}]`),
    fc.maxSafeNat().map(term)
  ),
  { maxLength: 300 }
);
const NONE = ManyParts.from(new Map<string, Term>(), () => term(0));

function stored(all: readonly (readonly [string, Term])[]): ManyParts {
  return all.reduce((parts, [key, value]) => parts.with(key, value), NONE);
}

it('has the entries of a map, in its order', () => {
  fc.assert(
    fc.property(stores, all => {
      const map = new Map(all);
      const parts = stored(all);
      expect([...parts]).toEqual([...map]);
      expect([...parts.keys()]).toEqual([...map.keys()]);
      expect([...parts.values()]).toEqual([...map.values()]);
      expect(parts.size).toBe(map.size);
      map.forEach((value, key) => expect(parts.get(key)).toBe(value));
      expect(parts.has('[absent]')).toBe(false);
    })
  );
});

it('has the fingerprint of its parts, however they were stored', () => {
  fc.assert(
    fc.property(stores, all => {
      const map = new Map(all);
      const prints = [...map].map(([key, value]) => partPrint(key, value.fingerprint));
      expect(stored(all).fingerprint).toBe(sum(prints.reverse()));
      expect(ManyParts.from(map, value => value as Term).fingerprint).toBe(sum(prints));
    })
  );
});

it('leaves what it was made from as it was', () => {
  fc.assert(
    fc.property(stores, stores, (some, more) => {
      const before = stored(some);
      const entries = [...before];
      more.reduce((parts, [key, value]) => parts.with(key, value), before);
      expect([...before]).toEqual(entries);
    })
  );
});

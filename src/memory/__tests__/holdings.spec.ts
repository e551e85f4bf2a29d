import * as fc from 'fast-check';
import { Holdings } from '../holdings';
import { sizes, variable } from './fixture';

const NAMES = ['a', 'b', 'c', 'd', 'e'];
const names = fc.subarray(NAMES).map(all => new Set(all));
const held = fc
  .tuple(
    fc.array(fc.nat(100), { minLength: 5, maxLength: 5 }),
    fc.array(fc.record({ bytes: fc.nat(100), names: fc.subarray(NAMES, { minLength: 2 }) }), {
      maxLength: 8
    })
  )
  .map(
    ([own, shared]) =>
      new Holdings(
        sizes(
          NAMES.map((name, i) => variable(name, own[i])),
          { shared }
        )
      )
  );

test('what freeing gives back and what the others still hold make up the whole', () => {
  fc.assert(
    fc.property(held, names, (holdings, freed) => {
      const rest = NAMES.filter(name => !freed.has(name));
      expect(holdings.freedBy(freed) + holdings.together(rest)).toBe(holdings.total);
    })
  );
});

test('together is never more than apart', () => {
  fc.assert(
    fc.property(held, names, names, (holdings, one, other) => {
      const apart = holdings.together(one) + holdings.together(other);
      expect(holdings.together([...one, ...other])).toBeLessThanOrEqual(apart);
    })
  );
});

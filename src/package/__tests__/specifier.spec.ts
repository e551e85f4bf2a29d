/** Versions as the person allows them. */
import { isSpecifier, readRequirement } from '../specifier';
import { planned } from './planned';

test.each(['', '>=2.2', '>=2.2, <3', '==1.*', '~=1.4.2', '!=1.5', '==2!1.0rc1', '>=1.0.post1'])(
  '%p allows versions',
  text => expect(isSpecifier(text)).toBe(true)
);

test.each(['2.2', '>=', '>=2,<<3', '=>2', 'latest', '>=2.*', '>=1 <2'])('%p allows none', text =>
  expect(isSpecifier(text)).toBe(false)
);

test('a requirement is a name with versions', () => {
  expect(readRequirement('pandas [excel] >= 2, < 3')).toEqual({
    name: 'pandas',
    extras: ['excel'],
    range: '>=2,<3'
  });
  expect(readRequirement('pandas')).toEqual({ name: 'pandas', extras: [], range: '' });
  expect(readRequirement('no name')).toBeNull();
  expect(readRequirement('')).toBeNull();
});

test("the person's versions take the place of the environment's, and a name gets its package", async () => {
  const cells = ['import pandas as pd\nimport house_style\n\nx = house_style.of(pd)\nx'];
  const before = await planned(cells);
  expect(before.dependencies.map(d => [d.name, d.range])).toEqual([
    [null, ''],
    ['pandas', '>=2.2']
  ]);
  const requirements = { pandas: '>=2.2, <3', house_style: 'house-style>=1' };
  const after = await planned(cells, {}, { requirements });
  expect(after.dependencies.map(d => [d.name, d.range])).toEqual([
    ['house-style', '>=1'],
    ['pandas', '>=2.2,<3']
  ]);
  expect(after.notes).toHaveLength(before.notes.length - 1);
  const unreadable = await planned(
    cells,
    {},
    { requirements: { pandas: 'new', house_style: '?' } }
  );
  expect(unreadable.dependencies).toEqual(before.dependencies);
});

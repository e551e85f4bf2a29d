import { loadReader } from '../../python/__tests__/reader';
import { literalTest, shownExpression, tableTest } from '../shown';
import { roleOf, withRole } from '../tags';

describe('shownExpression', () => {
  it.each([
    ['x = 1\nadd(2, 3)  # five', 'add(2, 3)'],
    ['(a\n + b)', '(a\n + b)'],
    ['plot();', null],
    ['x = 1', null],
    ['%time f()', null],
    ['x = (', null]
  ])('of %j is %j', async (source, expected) => {
    const { read } = await loadReader();
    expect(shownExpression(read(source))?.replace(/^\(|\)$/g, '') ?? null).toBe(
      expected?.replace(/^\(|\)$/g, '') ?? null
    );
  });
});

describe('tests of what is shown', () => {
  it('compares floats with a tolerance and everything else exactly', () => {
    expect(literalTest('auc', '0.871')).toContain('math.isclose(auc, 0.871, rel_tol=1e-6)');
    expect(literalTest('add(2, 3)', '5')).toBe('assert (add(2, 3)) == 5');
  });

  it('compares tables as pandas does', () => {
    expect(tableTest('df', "{'a': [1]}", '[0]')).toContain('pd.testing.assert_frame_equal(df');
  });
});

describe('tags', () => {
  it('change the role and keep what else they say', () => {
    expect(withRole(['slow', 'test'], 'excluded')).toEqual(['slow', 'exclude']);
    expect(withRole(['slow', 'exclude'], null)).toEqual(['slow']);
    expect(roleOf(withRole([], 'definitions'))).toBe('definitions');
    expect(roleOf(['slow', 'constructor'])).toBeNull();
  });
});

import type { IFileChange, IPreview } from '../../../kernel/handoff';
import { PreviewModel } from '../preview';
import { treeRows } from '../tree';

function file(path: string, changes: Partial<IFileChange> = {}): IFileChange {
  return {
    path,
    status: 'added',
    merged: false,
    movedFrom: null,
    reason: null,
    binary: false,
    before: null,
    after: '',
    new: '',
    regions: [],
    ...changes
  };
}

function preview(...files: IFileChange[]): PreviewModel {
  const given: IPreview = { token: 't', target: 'x', files, notes: [], commands: [] };
  return new PreviewModel(given);
}

const CONFLICT = file('src/a/run.py', {
  status: 'conflict',
  regions: [
    { conflict: false, yours: 'one\n', new: 'one\n' },
    { conflict: true, yours: 'mine\n', new: 'theirs\n' }
  ]
});

describe('The tree of files', () => {
  const files = ['README.md', '.github/ci.yml', 'tests/test_a.py', 'src/a/b.py', 'src/a/c.py'];

  it('shows folders before files, sources first and hidden ones last', () => {
    const rows = treeRows(
      files.map(path => file(path)),
      new Set()
    );
    expect(rows.map(row => [row.depth, row.name])).toEqual([
      [0, 'src'],
      [1, 'a'],
      [2, 'b.py'],
      [2, 'c.py'],
      [0, 'tests'],
      [1, 'test_a.py'],
      [0, '.github'],
      [1, 'ci.yml'],
      [0, 'README.md']
    ]);
  });

  it('leaves out what is in a folded folder', () => {
    const model = preview(...files.map(path => file(path)));
    model.fold('src/a', true);
    expect(model.rows.map(row => row.name)).not.toContain('b.py');
    model.fold('src/a', false);
    expect(model.rows.map(row => row.name)).toContain('b.py');
  });
});

describe('A preview', () => {
  it('shows a conflict first and counts it among what is unsettled until it has a choice', () => {
    const model = preview(file('a.py'), CONFLICT);
    expect(model.selected).toBe(CONFLICT);
    expect(model.unsettled).toEqual([CONFLICT]);
    model.choose(CONFLICT.path, { take: 'new' });
    expect(model.unsettled).toEqual([]);
    expect(model.choices).toEqual({ 'src/a/run.py': { take: 'new' } });
  });

  it('says what a choice leads to', () => {
    expect(PreviewModel.outcome(CONFLICT, { take: 'yours' })).toBe('one\nmine\n');
    expect(PreviewModel.outcome(CONFLICT, { take: 'new' })).toBe('one\ntheirs\n');
    expect(PreviewModel.outcome(CONFLICT, { text: 'both' })).toBe('both');
  });

  it('counts what would be written', () => {
    const model = preview(
      file('a'),
      file('b', { status: 'kept' }),
      file('c', { status: 'removed' }),
      file('d', { status: 'unchanged' })
    );
    expect(model.toWrite).toBe(2);
  });

  it('tells whoever looks when something changed', () => {
    const model = preview(file('a'));
    let told = 0;
    model.changed.connect(() => told++);
    model.tab = 'decisions';
    model.showWhole(true);
    expect(told).toBe(2);
  });
});

describe('A preview that takes the place of another', () => {
  it('keeps the place, and the choices for what asks the same', () => {
    const first = preview(CONFLICT, file('b.py', { status: 'conflict', new: 'old' }), file('c.py'));
    first.choose(CONFLICT.path, { take: 'yours' });
    first.choose('b.py', { take: 'new' });
    first.select(first.preview.files[2]);
    first.tab = 'dependencies';
    first.fold('src', true);
    const files = [
      { ...CONFLICT },
      file('b.py', { status: 'conflict', new: 'other' }),
      file('c.py')
    ];
    const second = new PreviewModel({ ...first.preview, files }, first);
    expect(second.choices).toEqual({ [CONFLICT.path]: { take: 'yours' } });
    expect(second.selected).toBe(files[2]);
    expect(second.tab).toBe('dependencies');
    expect(second.isFolded('src')).toBe(true);
  });
});

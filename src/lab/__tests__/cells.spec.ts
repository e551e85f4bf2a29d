import { YNotebook } from '@jupyter/ydoc';
import type { INotebookContent } from '@jupyterlab/nbformat';
import { clean } from '../cells/cleanCopy';
import { insertTest, shownBy } from '../cells/makeTest';
import { setRole, tagsOf } from '../cells/role';

const notebookOf = (...sources: string[]) => {
  const notebook = new YNotebook();
  notebook.fromJSON({
    nbformat: 4,
    nbformat_minor: 5,
    metadata: {},
    cells: sources.map((source, i) => ({
      cell_type: 'code',
      id: `c${i}`,
      source,
      metadata: { tags: ['slow'] },
      outputs: [],
      execution_count: null
    }))
  });
  notebook.clearUndoHistory();
  return notebook;
};

describe('setRole', () => {
  it('writes an ordinary tag, and one undo takes it back', () => {
    const notebook = notebookOf('x = 1');
    setRole(notebook, 'c0', 'excluded');
    expect(tagsOf(notebook, 'c0')).toEqual(['slow', 'exclude']);
    notebook.undo();
    expect(tagsOf(notebook, 'c0')).toEqual(['slow']);
  });
});

describe('insertTest', () => {
  it('adds a tagged cell right below, and one undo takes it away', () => {
    const notebook = notebookOf('add(2, 3)', 'y = 2');
    insertTest(notebook, 'c0', 'add(2, 3)', { kind: 'literal', text: '5' });
    expect(notebook.cells.map(cell => cell.getSource())).toEqual([
      'add(2, 3)',
      'assert (add(2, 3)) == 5',
      'y = 2'
    ]);
    expect(notebook.cells[1].getMetadata('tags')).toEqual(['test']);
    notebook.undo();
    expect(notebook.cells).toHaveLength(2);
  });
});

describe('shownBy', () => {
  it.each(["'a b'", '5', '-2.5e-3', "[1, 2, {'a': None}]", 'True'])('takes %s', async text => {
    expect(await shownBy(text, 1, null)).toEqual({ kind: 'literal', text });
  });

  it.each(['<Axes: >', 'array([1])', 'Model(a=1)'])('makes no test of %s', async text => {
    expect(await shownBy(text, 1, null)).toBeNull();
  });
});

describe('clean', () => {
  it('drops outputs, counts, timings and widget states, and nothing else', () => {
    const notebook = {
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { kernelspec: { name: 'python3', display_name: 'Python' }, widgets: { a: 1 } },
      cells: [
        {
          cell_type: 'code',
          id: 'a',
          source: '1',
          metadata: { tags: ['x'], execution: { 'iopub.status.busy': 'then' } },
          outputs: [{ output_type: 'stream', name: 'stdout', text: '1' }],
          execution_count: 7
        },
        { cell_type: 'markdown', id: 'b', source: '# A', metadata: {} }
      ]
    } as unknown as INotebookContent;
    expect(clean(notebook)).toEqual({
      ...notebook,
      metadata: { kernelspec: { name: 'python3', display_name: 'Python' } },
      cells: [
        { ...notebook.cells[0], metadata: { tags: ['x'] }, outputs: [], execution_count: null },
        notebook.cells[1]
      ]
    });
  });
});

import { NotebookModel } from '@jupyterlab/notebook';
import { Page } from '../page';
import { appendLine, insertCell, moveCell } from '../document';

function notebook(...cells: readonly [string, string][]): NotebookModel {
  const model = new NotebookModel();
  model.sharedModel.insertCells(
    0,
    cells.map(([cell_type, source], i) => ({ id: `cell-${i}`, cell_type, source, metadata: {} }))
  );
  model.sharedModel.clearUndoHistory();
  return model;
}

describe('Page', () => {
  it('numbers the code cells and knows the heading above each', () => {
    const page = new Page(
      notebook(['code', 'a'], ['markdown', 'text\n## Load ##\n'], ['code', 'b'], ['raw', '# x'])
    );
    expect(page.cells).toEqual([
      { id: 'cell-0', number: 1, source: 'a', heading: '' },
      { id: 'cell-2', number: 2, source: 'b', heading: 'Load' }
    ]);
  });

  it('tells what was done, once', () => {
    const model = notebook(['code', 'a'], ['code', 'b']);
    const page = new Page(model);
    expect(page.takeEvents()).toEqual([]);
    model.sharedModel.cells[0].setSource('a + 1');
    model.sharedModel.insertCell(2, { id: 'new', cell_type: 'code', source: 'c', metadata: {} });
    expect(page.takeEvents()).toEqual([
      { type: 'edit', cell: 'cell-0', source: 'a + 1' },
      { type: 'insert', cell: 'new', index: 2, source: 'c' }
    ]);
    expect(page.takeEvents()).toEqual([]);
  });

  it('hears of tags, and of no other metadata', () => {
    const model = notebook(['code', 'a']);
    const page = new Page(model);
    const heard: string[] = [];
    page.changed.connect((_, kind) => heard.push(kind));
    model.sharedModel.cells[0].setMetadata('tags', ['exclude']);
    model.sharedModel.cells[0].setMetadata('execution', { 'shell.execute_reply': 'now' });
    expect(heard).toEqual(['tags']);
    expect(page.takeEvents()).toEqual([]);
  });

  it('hears typing in cells that were inserted later, and none that are gone', () => {
    const model = notebook(['code', 'a']);
    const page = new Page(model);
    const heard: string[] = [];
    page.changed.connect((_, kind) => heard.push(kind));
    model.sharedModel.insertCell(1, { id: 'new', cell_type: 'code', source: '', metadata: {} });
    model.sharedModel.cells[1].setSource('b');
    expect(heard).toEqual(['structure', 'text']);
    page.dispose();
    model.sharedModel.cells[1].setSource('c');
    expect(heard).toHaveLength(2);
  });

  it('says nothing of outputs and counts', () => {
    const model = notebook(['code', 'a']);
    const page = new Page(model);
    const heard = jest.fn();
    page.changed.connect(heard);
    const [cell] = model.sharedModel.cells;
    if ('execution_count' in cell) {
      cell.execution_count = 3;
    }
    expect(heard).not.toHaveBeenCalled();
    expect(page.countOf('cell-0')).toBe(3);
    expect(page.countOf('nowhere')).toBeNull();
  });
});

describe('Edits that a person asked for', () => {
  it('put a deleted cell back among the code cells, undone in one step', () => {
    const model = notebook(['code', 'a'], ['markdown', 'm'], ['code', 'c']);
    insertCell(model.sharedModel, 1, 'b');
    expect(model.sharedModel.cells.map(cell => cell.getSource())).toEqual(['a', 'm', 'b', 'c']);
    model.sharedModel.undo();
    expect(model.sharedModel.cells.map(cell => cell.getSource())).toEqual(['a', 'm', 'c']);
  });

  it.each([
    ['cell-2', 'cell-0', ['c', 'a', 'b']],
    ['cell-0', 'cell-2', ['b', 'a', 'c']],
    ['cell-0', 'gone', ['a', 'b', 'c']]
  ])('move %s above %s', (cell, before, expected) => {
    const model = notebook(['code', 'a'], ['code', 'b'], ['code', 'c']);
    moveCell(model.sharedModel, cell, before);
    expect(model.sharedModel.cells.map(each => each.getSource())).toEqual(expected);
  });

  it.each([
    ['x = 1', 'x = 1\ndel x'],
    ['x = 1\n', 'x = 1\ndel x'],
    ['', 'del x']
  ])('append a line to %j', (source, expected) => {
    const model = notebook(['code', source]);
    appendLine(model.sharedModel, 'cell-0', 'del x');
    expect(model.sharedModel.cells[0].getSource()).toBe(expected);
  });
});

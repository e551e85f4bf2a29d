import { NotebookModel } from '@jupyterlab/notebook';
import { contentOf } from '../content';

describe('contentOf', () => {
  it.each([4, 5])('knows the cells of nbformat 4.%i by the ids of the page', minor => {
    const model = new NotebookModel();
    model.fromJSON({
      nbformat: 4,
      nbformat_minor: minor,
      metadata: {},
      cells: [
        { cell_type: 'markdown', source: '# Load', metadata: {} },
        { cell_type: 'code', source: 'x = 1', metadata: {}, outputs: [], execution_count: null }
      ]
    });
    expect(contentOf(model).cells.map(cell => cell.id)).toEqual(
      model.sharedModel.cells.map(cell => cell.getId())
    );
    expect(contentOf(model).cells[1].source).toBe('x = 1');
  });
});

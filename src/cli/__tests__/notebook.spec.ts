import { BadInput } from '../command';
import { parseNotebook, readNotebook } from '../notebook';

const parse = (content: unknown): ReturnType<typeof parseNotebook> =>
  parseNotebook(typeof content === 'string' ? content : JSON.stringify(content), 'a.ipynb');

describe('a notebook file', () => {
  it('of nbformat 4 gives its cells', () => {
    const notebook = parse({
      nbformat: 4,
      nbformat_minor: 5,
      metadata: { language_info: { name: 'Python' } },
      cells: [
        { cell_type: 'markdown', id: 'm', source: '# One', metadata: {} },
        {
          cell_type: 'code',
          id: 'c',
          source: ['a = 1\n', 'a'],
          execution_count: 3,
          outputs: [{ output_type: 'execute_result' }],
          metadata: { tags: ['x'] }
        }
      ]
    });
    expect(notebook.language).toBe('python');
    expect(notebook.cells).toMatchObject([
      { index: 0, id: 'm', type: 'markdown', count: null, outputs: [] },
      { index: 1, id: 'c', type: 'code', source: 'a = 1\na', count: 3 }
    ]);
  });

  it('of nbformat 3 gives the cells of its worksheets', () => {
    const { cells, format } = parse({
      nbformat: 3,
      metadata: {},
      worksheets: [{ cells: [{ cell_type: 'code', input: ['x = 1'], prompt_number: 2 }] }]
    });
    expect(format.major).toBe(3);
    expect(cells).toMatchObject([{ id: null, source: 'x = 1', count: 2 }]);
  });

  it.each([
    ['{', 'is not JSON'],
    ['<<<<<<< HEAD\n{}', 'an unresolved merge'],
    ['[]', 'a notebook is a JSON object'],
    [{ cells: [] }, 'it has no "nbformat"'],
    [{ nbformat: 2 }, 'nbformat 2 cannot be read'],
    [{ nbformat: 4 }, 'it has no list of cells'],
    [{ nbformat: 4, cells: [{ cell_type: 'odd' }] }, 'cell 1 is no cell of a known type'],
    [{ nbformat: 4, cells: [{ cell_type: 'code', source: 1 }] }, 'the source of cell 1 is no text']
  ])('that is none is refused with its name and the reason: %j', (content, reason) => {
    expect(() => parse(content)).toThrow(BadInput);
    expect(() => parse(content)).toThrow(new RegExp(`^a\\.ipynb: .*${reason}`));
  });

  it('that is not there is named', async () => {
    await expect(readNotebook('nowhere.ipynb')).rejects.toThrow(
      'nowhere.ipynb: there is no such file.'
    );
  });
});

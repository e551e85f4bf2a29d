import { nullTranslator } from '@jupyterlab/translation';
import type { MarkContent } from '../marks/content';
import { Mark } from '../marks/mark';

const STALE: MarkContent = { cell: 'c', kind: 'stale', strong: true, findings: [] };

describe('a mark', () => {
  it('names its cell by the number that it has now', () => {
    const host = document.createElement('div');
    const mark = new Mark(host, nullTranslator.load(''), () => undefined);
    mark.show(STALE, 5);
    expect(mark.node.getAttribute('aria-label')).toBe('Cell 5: stale. Why?');
    // A cell above was deleted: the same finding, another number.
    mark.show(STALE, 4);
    expect(mark.node.getAttribute('aria-label')).toBe('Cell 4: stale. Why?');
  });
});

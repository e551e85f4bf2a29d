import { markdownText } from '../prose';

describe('markdownText', () => {
  it('keeps words and leaves out what only a page can show', () => {
    const markdown = '![logo](a.png)\n\nThe *first* look, see [the data](data.html).\n\n| a | b |';
    expect(markdownText(markdown)).toBe('The *first* look, see the data.');
  });

  it.each([
    '[[ go back to the top ]](#Table-of-contents)',
    '[Back to top](#top)',
    '[Previous](#one) | [Next](#two)'
  ])('leaves out %s, which leads about the page', link => {
    expect(markdownText(`${link}\n\nThe next step.`)).toBe('The next step.');
  });

  it('keeps a link that is part of a sentence', () => {
    expect(markdownText('As in [step 1](#step-1), rows go.')).toBe('As in step 1, rows go.');
  });
});

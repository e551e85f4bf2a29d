import { BadInput } from '../command';
import { parseSessions } from '../sessions';

const line = (session: object): string => JSON.stringify({ session });
const events = (...all: unknown[]): string => line({ format: 1, events: all });
const refusal = (text: string): string => {
  try {
    parseSessions(text, 's.jsonl');
  } catch (error) {
    if (error instanceof BadInput) {
      return error.message;
    }
    throw error;
  }
  return '';
};
const run = { type: 'run', cell: 'a', source: 'x = 1', ok: true };

describe('a file of sessions', () => {
  it('may begin with a byte order mark, and ends lines as it likes', () => {
    const text = `\uFEFF${events(run)}\r\n\n${line({ format: 1, language: 'R', events: [] })}`;
    const [first, second] = parseSessions(text, 's.jsonl');
    expect(first).toMatchObject({ language: 'python', events: [{ ...run, count: null }] });
    expect(second.language).toBe('R');
  });

  it('takes null evidence for none', () => {
    const [{ events: all }] = parseSessions(events({ ...run, bound: null, error: null }), 's');
    expect(all).toEqual([{ ...run, count: null }]);
  });

  it.each([
    ['', 's.jsonl: holds no session. Each line is one {"session": {…}}.'],
    ['{"session": {"format": 1', 's.jsonl, line 1: not JSON. Each line is one {"session": {…}}.'],
    ['[1]', 's.jsonl, line 1: no "session" with "events".'],
    [line({ events: [] }), 's.jsonl, line 1: format none is not known; 1 is.'],
    [line({ format: 1, language: 5, events: [] }), 's.jsonl, line 1: "language" must be a text.'],
    [events(run, null), 's.jsonl, line 1, event 2: no object with a "type".'],
    [events({ type: 'toString' }), 's.jsonl, line 1, event 1: type "toString" is not known.'],
    [events({ type: 'edit', cell: 'a' }), 's.jsonl, line 1, event 1: "edit" without "source".'],
    [
      events({ type: 'open', cells: [{ id: 1, source: '' }] }),
      's.jsonl, line 1, event 1: "cells" of "open" must be a list of {"id", "source"}, both texts.'
    ],
    [
      events({ ...run, bound: 'x' }),
      's.jsonl, line 1, event 1: "bound" of "run" must be a list of names.'
    ],
    [
      events({ type: 'move', cell: 'a', index: -1 }),
      's.jsonl, line 1, event 1: "index" of "move" must be a whole number from 0.'
    ]
  ])('is refused in one line: %s', (text, message) => {
    expect(refusal(text)).toBe(message);
  });
});

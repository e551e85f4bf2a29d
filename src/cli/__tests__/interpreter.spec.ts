import { resolve } from 'node:path';
import { interpreter } from '../interpreter';

describe('interpreter', () => {
  it('is meant from where the command was typed', () => {
    expect(interpreter('.venv/bin/python')).toBe(resolve('.venv/bin/python'));
    expect(interpreter('python3')).toBe('python3');
    expect(interpreter('/usr/bin/python3')).toBe('/usr/bin/python3');
  });
});

import { english, plain } from '../../phrase';
import { NOTHING, prove, type CellProof, type FreshError } from '../proof';
import { proofSentence } from '../proof-sentences';

const cell = { id: 'a', index: 0, source: 'x', outputs: [], mayFail: false };
const said = (proof: CellProof, stopped: string[] = []): string =>
  plain(proofSentence(proof, english, stopped), id => id);

function failed(error: FreshError): CellProof {
  const outputs = [{ output_type: 'error', ename: error.name, evalue: error.value }];
  return prove(cell, { ...NOTHING, outputs, error });
}

describe('what a proof says of a cell', () => {
  it('tells an error, with what it kept from running or what it says', () => {
    const proof = failed({ name: 'KeyError', value: "'tenure'", line: 2 });
    expect(said(proof)).toBe("KeyError in line 2: `'tenure'`");
    expect(said(proof, ['b'])).toBe('KeyError in line 2, so cell b did not run.');
    expect(said(proof, ['b', 'c'])).toBe('KeyError in line 2, so cells b c did not run.');
  });

  it('has sentences for a kernel that died, and for a cell that asks', () => {
    expect(said(failed({ name: 'DeadKernelError', value: 'x', line: null }))).toBe(
      'The kernel died.'
    );
    expect(said(failed({ name: 'StdinNotImplementedError', value: 'x', line: 1 }))).toBe(
      'It asks for input, which nobody gives in a fresh run.'
    );
  });

  it('tells what came out, what did not run, and chance', () => {
    expect(said(prove(cell, NOTHING))).toBe('It came out as shown.');
    expect(said(prove(cell, null))).toBe('It did not run.');
    expect(said({ ...prove(cell, NOTHING), verdict: 'differs', chance: true })).toBe(
      'Different each time: two fresh runs differ too.'
    );
  });
});

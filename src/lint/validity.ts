/**
 * ruff as a judge of validity, beside the reader's own checks, where it is loaded anyway.
 *
 * Who refuses a cell wins. The reader's checks say what CPython says, compile steps included, and
 * know IPython's syntax, which is masked before ruff sees the text; ruff without rules knows the
 * grammar alone. So ruff cannot make a cell valid, it can only find what the grammar here let pass.
 */
import type { Judge } from '../python/facts';
import { JoinedModule } from './join';
import { maskCell } from './mask';
import { type Ruff, type RuffSettings } from './ruff';

/** No rules, and the newest syntax: a kernel may run any Python. */
export const GRAMMAR_ONLY: RuffSettings = { 'target-version': 'py314', lint: { select: [] } };

/** @param ruff - loaded with {@link GRAMMAR_ONLY}. */
export function judgeBy(ruff: Pick<Ruff, 'check'>): Judge {
  return cell => {
    const masked = maskCell(cell);
    const [found] = masked
      ? ruff.check(masked.text).filter(({ code }) => code === 'invalid-syntax')
      : [];
    if (!found) {
      return null;
    }
    const place = new JoinedModule([{ id: '', reading: cell }]).spanIn(
      found.start_location,
      found.end_location
    );
    const span = place?.span ?? { start: 0, end: cell.source.length };
    return { message: found.message, span };
  };
}

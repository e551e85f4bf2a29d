/** What an export would hold, in a few lines. */
import { names, phrase, type Phrase, type Translation } from '../../phrase';
import type { PackagePlan } from '../plan';

export interface ContentRow {
  readonly label: string;
  readonly text: Phrase;
}

/** How many dependencies are named before "and 6 more". */
const MOST_NAMED = 3;

export function contents(plan: PackagePlan, trans: Translation): readonly ContentRow[] {
  const tests = plan.files.filter(file => file.role === 'test').length;
  const functions = plan.functions.length;
  const out = leftOut(plan, trans);
  const rows: (ContentRow | null)[] = [
    { label: trans.__('Package'), text: text(`${plan.distribution} ${plan.version}`) },
    plan.steps.length ? { label: trans.__('Steps'), text: text(plan.steps.join(', ')) } : null,
    plan.parameters.length
      ? { label: trans.__('Parameters'), text: names(plan.parameters.map(p => p.name)) }
      : null,
    functions + tests > 0
      ? {
          label: trans.__('Functions'),
          text: text(
            tests === 0
              ? String(functions)
              : trans._n(
                  '%2, with %1 file of tests',
                  '%2, with %1 files of tests',
                  tests,
                  String(functions)
                )
          )
        }
      : null,
    { label: trans.__('Depends on'), text: dependsOn(plan, trans) },
    out ? { label: trans.__('Left out'), text: out } : null
  ];
  return rows.filter(row => row !== null);
}

function dependsOn(plan: PackagePlan, trans: Translation): Phrase {
  const all = plan.dependencies.filter(d => d.group === 'runtime');
  const named = all.map(d => d.name ?? d.imports[0]);
  if (!named.length) {
    return text(trans.__('nothing beyond Python'));
  }
  const rest = named.length - MOST_NAMED;
  return rest > 1
    ? text(
        trans._n('%2 and %1 more', '%2 and %1 more', rest, named.slice(0, MOST_NAMED).join(', '))
      )
    : text(named.join(', '));
}

/** Cells of which nothing is kept. */
function leftOut(plan: PackagePlan, trans: Translation): Phrase | null {
  const kept = new Set(plan.decisions.filter(d => d.where !== null).map(d => d.cell));
  const code = plan.decisions.filter(d => d.role !== 'text' && !kept.has(d.cell));
  const out = [...new Set(code.map(d => d.cell))];
  if (!out.length) {
    return null;
  }
  const looking = new Set(code.filter(d => d.role === 'display').map(d => d.cell)).size;
  const count = text(trans._n('%1 cell', '%1 cells', out.length));
  return looking
    ? phrase(
        (a, b) => trans.__('%1: %2', a, b),
        count,
        text(trans._n('%1 only looks at data', '%1 only look at data', looking))
      )
    : count;
}

function text(sentence: string): Phrase {
  return [{ text: sentence }];
}

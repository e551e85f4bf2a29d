/** Rules for the patterns of a `match` (language reference 8.6). */
import type { Match, Pattern } from '../ast';
import { walk } from '../ast/walk';
import { captures } from '../names/bindings';
import { isIrrefutable } from '../names/branches';
import type { Report } from './check';

/** Reports cases that nothing can reach, and names that a pattern binds twice or not always. */
export function checkPatterns(node: Match, report: Report): void {
  node.cases.forEach(({ pattern, guard }, i) => {
    if (!guard && i < node.cases.length - 1 && isIrrefutable(pattern)) {
      report('this pattern makes remaining patterns unreachable', pattern);
    }
    checkNames(pattern, report);
    walk(pattern, inner => {
      if (inner.kind === 'MatchOr') {
        checkAlternatives(inner.patterns, report);
      } else if (inner.kind === 'MatchSequence') {
        const stars = inner.patterns.filter(one => one.kind === 'MatchStar');
        if (stars.length > 1) {
          report('multiple starred expressions in sequence pattern', stars[1]);
        }
      }
      return !('value' in inner);
    });
  });
}

/** A name may be bound once, but for alternatives, which bind the same names each. */
function checkNames(pattern: Pattern, report: Report): void {
  const seen = new Set<string>();
  walk(pattern, inner => {
    if (inner.kind === 'MatchOr') {
      inner.patterns.forEach(one => checkNames(one, report));
      inner.patterns.slice(0, 1).flatMap(captures).forEach(note);
      return false;
    }
    if (inner.kind === 'MatchAs' || inner.kind === 'MatchStar') {
      note(inner.name);
    } else if (inner.kind === 'MatchMapping') {
      note(inner.rest);
    } else if (inner.kind === 'MatchClass') {
      const twice = inner.kwdAttrs.find((name, i) => inner.kwdAttrs.indexOf(name) !== i);
      if (twice !== undefined) {
        report(`attribute name repeated in class pattern: ${twice}`, pattern);
      }
    }
    return !('value' in inner);
  });

  function note(name: string | null): void {
    if (name !== null && seen.has(name)) {
      report(`multiple assignments to name "${name}" in pattern`, pattern);
    } else if (name !== null) {
      seen.add(name);
    }
  }
}

function checkAlternatives(patterns: readonly Pattern[], report: Report): void {
  const names = patterns.map(one => [...new Set(captures(one))].sort().join(' '));
  patterns.forEach((one, i) => {
    if (names[i] !== names[0]) {
      report('alternative patterns bind different names', one);
    }
    if (i < patterns.length - 1 && isIrrefutable(one)) {
      report('this pattern makes remaining patterns unreachable', one);
    }
  });
}

/** What may be assigned to (language reference 7.2). */
import type { Expression } from '../ast';
import type { Report } from './check';

/** What happens to a target. */
export type Use = 'assign to' | 'augment' | 'annotate' | 'delete';

/** Reports what cannot be a target. */
export function checkTargets(target: Expression, use: Use, report: Report): void {
  if (target.kind === 'Starred' && use !== 'delete') {
    report('starred assignment target must be in a list or tuple', target);
  } else {
    check(target, use, report);
  }
}

function check(target: Expression, use: Use, report: Report): void {
  switch (target.kind) {
    case 'Name':
      if (target.id === '__debug__') {
        report('cannot assign to __debug__', target);
      }
      break;
    case 'Attribute':
    case 'Subscript':
    case 'Unreadable':
      break;
    case 'Tuple':
    case 'List':
      if (use === 'augment' || use === 'annotate') {
        report(`cannot ${use} several targets at once`, target);
      }
      elements(target.elts, use, report);
      break;
    default:
      report(`cannot ${use} ${describe(target)}`, target);
  }
}

function elements(targets: readonly Expression[], use: Use, report: Report): void {
  const starred = targets.filter(one => one.kind === 'Starred');
  if (starred.length > 1) {
    report('multiple starred expressions in assignment', starred[1]);
  }
  for (const one of targets) {
    if (one.kind === 'Starred' && use !== 'delete') {
      check(one.value, use, report);
    } else {
      check(one, use, report);
    }
  }
}

function describe(node: Expression): string {
  switch (node.kind) {
    case 'Constant':
      return node.type === 'bool' || node.type === 'None' ? 'a constant' : 'a literal';
    case 'Call':
      return 'a function call';
    case 'Starred':
      return 'a starred expression';
    case 'Await':
      return 'an await expression';
    default:
      return 'an expression';
  }
}

/** What can be told of an expression without running it. */
import type { Expression } from '../python/ast';

/** A number, text, truth value or None, or a tuple of these: always the same, never changed. */
export function isImmutableLiteral(node: Expression): boolean {
  switch (node.kind) {
    case 'Constant':
      return node.type !== 'Ellipsis';
    case 'UnaryOp':
      return node.operand.kind === 'Constant' && ['-', '+'].includes(node.op);
    case 'Tuple':
      return node.elts.every(isImmutableLiteral);
    default:
      return false;
  }
}

/** A literal as `ast.literal_eval` reads it: displays of literals too. */
export function isLiteral(node: Expression): boolean {
  switch (node.kind) {
    case 'List':
    case 'Set':
    case 'Tuple':
      return node.elts.every(isLiteral);
    case 'Dict':
      return node.keys.every(key => key !== null && isLiteral(key)) && node.values.every(isLiteral);
    case 'BinOp':
      // Complex numbers and products such as `60 * 60`.
      return ['+', '-', '*'].includes(node.op) && [node.left, node.right].every(isNumber);
    default:
      return isImmutableLiteral(node);
  }
}

function isNumber(node: Expression): boolean {
  return (
    (node.kind === 'Constant' && ['int', 'float', 'complex'].includes(node.type)) ||
    (node.kind === 'UnaryOp' && isNumber(node.operand)) ||
    (node.kind === 'BinOp' && isLiteral(node))
  );
}

/** Python's annotation for a literal; null where it says too little. */
export function literalType(node: Expression): string | null {
  switch (node.kind) {
    case 'Constant':
      return node.type === 'None' || node.type === 'Ellipsis' ? null : node.type;
    case 'UnaryOp':
      return literalType(node.operand);
    case 'BinOp':
      return isLiteral(node) ? literalType(node.left) : null;
    case 'JoinedStr':
      return 'str';
    case 'List':
      return sameType('list', node.elts);
    case 'Tuple': {
      const all = node.elts.map(literalType);
      return all.every(t => t !== null) && all.length ? `tuple[${all.join(', ')}]` : 'tuple';
    }
    case 'Set':
      return sameType('set', node.elts);
    case 'Dict':
      return 'dict';
    default:
      return null;
  }
}

function sameType(container: string, elts: readonly Expression[]): string {
  const types = new Set(elts.map(literalType));
  const [only] = types;
  return types.size === 1 && only ? `${container}[${only}]` : container;
}

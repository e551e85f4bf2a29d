/** What a shown expression is called in the log. */
import type { Expression } from '../python/ast';

import { pythonString } from './identifiers';

/** Letters of a label at the most. */
const LONGEST = 60;

/** Its own text where that is one short line, else its shape: `orders.sample(…)[…]`. */
export function label(node: Expression, text: string): string {
  const line = text.replace(/\s*\n\s*/g, ' ').trim();
  const short = line.length > LONGEST ? shape(node) : line;
  return pythonString(short.length > LONGEST ? `${short.slice(0, LONGEST - 1)}…` : short);
}

function shape(node: Expression): string {
  switch (node.kind) {
    case 'Name':
      return node.id;
    case 'Attribute':
      return `${shape(node.value)}.${node.attr}`;
    case 'Call':
      return `${shape(node.func)}(${node.args.length || node.keywords.length ? '…' : ''})`;
    case 'Subscript':
      return `${shape(node.value)}[…]`;
    case 'BinOp':
      return `${shape(node.left)} ${node.op} ${shape(node.right)}`;
    case 'Tuple':
      return node.elts.map(shape).join(', ');
    case 'List':
    case 'ListComp':
      return '[…]';
    case 'Dict':
    case 'DictComp':
    case 'Set':
    case 'SetComp':
      return '{…}';
    default:
      return '…';
  }
}

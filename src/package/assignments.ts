/** What the right side of an assignment says of the name: settings, questions to a person, paths. */
import type { Expression, Statement } from '../python/ast';

import type { Piece } from './page';
import { dotted } from './walk';

/** One name bound to one value. */
export interface SimpleAssign {
  readonly name: string;
  readonly value: Expression;
  readonly annotation: string | null;
}

/** `name = value` as a statement, annotated or not; null for any other. */
export function simpleAssign({ node, cell }: Piece): SimpleAssign | null {
  if (node.kind === 'Assign' && node.targets.length === 1 && node.targets[0].kind === 'Name') {
    return { name: node.targets[0].id, value: node.value, annotation: null };
  }
  if (node.kind === 'AnnAssign' && node.target.kind === 'Name' && node.value) {
    const { start, end } = node.annotation;
    return {
      name: node.target.id,
      value: node.value,
      annotation: cell.edits.source.slice(start, end)
    };
  }
  return null;
}

/** `from pathlib import Path`. */
export function isPathlib(node: Statement): boolean {
  return (
    node.kind === 'ImportFrom' &&
    node.module === 'pathlib' &&
    node.names.some(alias => alias.name === 'Path' && !alias.asname)
  );
}

/** The type of what a person is asked for; `secret` for `getpass()`. */
export function asking(value: Expression): string | null {
  if (value.kind !== 'Call') {
    return null;
  }
  const name = dotted(value.func);
  if (name === 'input') {
    return 'str';
  }
  if (name === 'getpass' || name === 'getpass.getpass') {
    return 'secret';
  }
  const [first] = value.args;
  return (name === 'int' || name === 'float') && first && asking(first) === 'str' ? name : null;
}

/** Does a text look like a path or an address? */
export function isPath(text: string): boolean {
  return text.length < 300 && !text.includes('\n') && /[\w)]\.\w+|^https?:|\//.test(text);
}

/** Where in a statement a global name is bound, and to what. */
import type { Expression } from '../python/ast';

import type { Piece } from './page';
import { isScope, targetNames, walk } from './walk';

export interface Site {
  readonly kind: 'assign' | 'loop' | 'with' | 'import' | 'function' | 'class' | 'error' | 'other';
  /** What it is bound to, or unpacked from. */
  readonly value: Expression | null;
  /** Bound as one of several names of an unpacking. */
  readonly unpacked: boolean;
}

/** The places in a piece where `name` is bound, functions' `global` left out. */
export function sites(piece: Piece, name: string): Site[] {
  const found: Site[] = [];
  const target = (t: Expression, kind: Site['kind'], value: Expression | null): void => {
    if (targetNames(t).includes(name)) {
      found.push({ kind, value, unpacked: t.kind !== 'Name' });
    }
  };
  walk(piece.node, node => {
    switch (node.kind) {
      case 'Assign':
        node.targets.forEach(t => target(t, 'assign', node.value));
        break;
      case 'AnnAssign':
      case 'AugAssign':
        target(node.target, 'assign', node.kind === 'AnnAssign' ? node.value : null);
        break;
      case 'NamedExpr':
        target(node.target, 'assign', node.value);
        break;
      case 'For':
      case 'AsyncFor':
        target(node.target, 'loop', null);
        break;
      case 'With':
      case 'AsyncWith':
        node.items.forEach(item => item.target && target(item.target, 'with', item.context));
        break;
      case 'Import':
      case 'ImportFrom':
        if (node.names.some(a => (a.asname ?? a.name.split('.')[0]) === name)) {
          found.push({ kind: 'import', value: null, unpacked: false });
        }
        break;
      case 'Try':
      case 'TryStar':
        if (node.handlers.some(h => h.name === name)) {
          found.push({ kind: 'error', value: null, unpacked: false });
        }
        break;
      case 'FunctionDef':
      case 'AsyncFunctionDef':
      case 'ClassDef':
        if (node.name === name) {
          const kind = node.kind === 'ClassDef' ? 'class' : 'function';
          found.push({ kind, value: null, unpacked: false });
        }
        break;
    }
    return !isScope(node);
  });
  return found.length || !piece.facts.binds.has(name)
    ? found
    : [{ kind: 'other', value: null, unpacked: false }];
}

/** Paths and other texts as far as they stand in the code. */
import type { Call, Expression } from '../ast';
import type { ModuleNames } from './modules';

/** Texts that names of the cell are bound to, once and for all. */
export type Texts = ReadonlyMap<string, string>;

/** The text that an expression gives, where it is written out or simply put together; else null. */
export function textOf(
  node: Expression | undefined,
  modules: ModuleNames,
  texts: Texts
): string | null {
  switch (node?.kind) {
    case 'Constant':
      return typeof node.value === 'string' ? node.value : null;
    case 'Name':
      return texts.get(node.id) ?? null;
    case 'BinOp': {
      const left = textOf(node.left, modules, texts);
      const right = textOf(node.right, modules, texts);
      if (left === null || right === null) {
        return null;
      }
      return node.op === '+' ? left + right : node.op === '/' ? joinPath([left, right]) : null;
    }
    case 'Call': {
      const name = modules.canonical(node.func);
      if (name === 'pathlib.Path' || name === 'Path' || name === 'os.path.join') {
        const parts = node.args.map(arg => textOf(arg, modules, texts));
        return parts.every(part => part !== null) ? joinPath(parts) : null;
      }
      return null;
    }
    default:
      return null;
  }
}

/** As `os.path.join`: an absolute part begins anew. */
function joinPath(parts: readonly string[]): string {
  return parts.reduce(
    (path, part) => (part.startsWith('/') || !path ? part : `${path.replace(/\/$/, '')}/${part}`),
    ''
  );
}

/** An argument by its position or its keyword. */
export function argument(call: Call, position: number, keyword: string): Expression | undefined {
  const named = call.keywords.find(one => one.arg === keyword);
  const starred = call.args.slice(0, position + 1).some(one => one.kind === 'Starred');
  return named?.value ?? (starred ? undefined : call.args[position]);
}

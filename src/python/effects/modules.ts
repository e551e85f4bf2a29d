/** Which function of which module an expression means, as far as the cell tells. */
import type { Expression, Statement } from '../ast';
import { walk } from '../ast/walk';
import { ALIASES } from '../knowledge';

/** The canonical names behind the names of one cell. */
export class ModuleNames {
  private readonly _known = new Map<string, string | null>();

  /** @param body - the whole cell: its imports count for all its statements. */
  constructor(body: readonly Statement[]) {
    for (const statement of body) {
      walk(statement, node => {
        if (node.kind === 'Import') {
          for (const { name, asname } of node.names) {
            const [first] = name.split('.');
            this._known.set(asname ?? first, asname ? name : first);
          }
        } else if (node.kind === 'ImportFrom' && node.level === 0) {
          for (const { name, asname } of node.names) {
            this._known.set(asname ?? name, `${node.module}.${name}`);
          }
        }
      });
    }
  }

  /** A name that the cell binds to something else than a module. */
  shadow(names: Iterable<string>): void {
    for (const name of names) {
      if (!this._known.has(name)) {
        this._known.set(name, null);
      }
    }
  }

  /**
   * For example `numpy.random.seed` of `np.random.seed`. A name that is no module's stands for
   * itself (`open`); null where the expression is no name, or begins with one of the cell's own.
   */
  canonical(node: Expression): string | null {
    if (node.kind === 'Attribute') {
      const owner = this.canonical(node.value);
      return owner && `${owner}.${node.attr}`;
    }
    if (node.kind !== 'Name') {
      return null;
    }
    const known = this._known.get(node.id);
    return known === undefined ? (ALIASES.get(node.id) ?? node.id) : known;
  }

  /** The expression is a module, or something that stands in one; not an object of the notebook. */
  isModule(name: string): boolean {
    const known = this._known.get(name);
    return known === undefined ? ALIASES.has(name) : known !== null;
  }
}

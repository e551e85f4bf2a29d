/** Settings that cells make once for all that comes: of modules, of IPython, of the process. */
import type { Expression, Module, Statement } from '../python/ast';
import { walk } from '../python/ast/walk';
import type { StateKind } from '../python/facts';
import type { FlowCell } from './dataflow';

/** Functions of modules that are called for what they set: `plt.rc`, `np.set_printoptions`, `sns.set_theme`. */
const SETTERS =
  /(^|\.)(set|set_\w+|rc|rc_\w+|rcdefaults|rcParams\.\w+|use|reset_\w+|register\w*|switch_\w+|init\w*|config\w*|enable\w*|disable\w*|seed|extension)$/;
/** State without a name that holds for all code. */
const EVERYWHERE: ReadonlySet<StateKind> = new Set(['cwd', 'sys.path', 'display']);
/** Magics that set something; others only do. */
const SETTING_MAGICS: ReadonlySet<string> = new Set([
  'matplotlib',
  'config',
  'load_ext',
  'precision',
  'cd',
  'env',
  'set_env'
]);

/** What a page's cells set, and which modules stand behind its names. */
export class Settings {
  /** Names of the page to the modules that they stand for. */
  private readonly modules = new Map<string, string>();
  private readonly made: readonly ReadonlySet<string>[];

  constructor(cells: readonly FlowCell[]) {
    this.made = cells.map(({ reading }) => {
      reading.module.body.forEach(statement => this.learn(statement));
      return this.madeBy(reading.module, reading.facts.state);
    });
  }

  /** Whether a cell sets something that holds for another below it. */
  reach(setter: FlowCell, cell: FlowCell): boolean {
    const made = this.made[setter.index];
    return made.size > 0 && (made.has(ALL) || this.usedBy(cell).some(root => made.has(root)));
  }

  private learn(statement: Statement): void {
    if (statement.kind === 'Import') {
      for (const { name, asname } of statement.names) {
        this.modules.set(asname ?? root(name), root(name));
      }
    } else if (statement.kind === 'ImportFrom' && statement.module && !statement.level) {
      for (const { name, asname } of statement.names) {
        this.modules.set(asname ?? name, root(statement.module));
      }
    }
  }

  private madeBy(module: Module, state: FlowCell['reading']['facts']['state']): Set<string> {
    const made = new Set<string>();
    if (state.some(({ kind, access }) => access === 'write' && EVERYWHERE.has(kind))) {
      made.add(ALL);
    }
    for (const statement of module.body) {
      for (const path of pathsSet(statement)) {
        const of = this.modules.get(path.split('.')[0]);
        if (of !== undefined) {
          made.add(of);
        }
      }
    }
    walk(module, node => {
      if (node.kind === 'Magic' && node.form === 'line' && SETTING_MAGICS.has(node.name)) {
        made.add(ALL);
      }
      return true;
    });
    return made;
  }

  private usedBy({ reads, reading }: FlowCell): string[] {
    return [...[...reads].flatMap(name => this.modules.get(name) ?? []), ...reading.facts.imports];
  }
}

/** Stands for all code, whatever module it uses. */
const ALL = '*';

/** Dotted names that a statement stores to below, or calls to set something. */
function pathsSet(statement: Statement): string[] {
  switch (statement.kind) {
    case 'Assign':
      return statement.targets.flatMap(target => storedBelow(target));
    case 'AugAssign':
      return storedBelow(statement.target);
    case 'Expr': {
      const { value } = statement;
      const path = value.kind === 'Call' ? dotted(value.func) : null;
      return path !== null && path.includes('.') && SETTERS.test(path) ? [path] : [];
    }
    default:
      return [];
  }
}

function storedBelow(target: Expression): string[] {
  const path =
    target.kind === 'Attribute' || target.kind === 'Subscript' ? dotted(target.value) : null;
  return path === null ? [] : [path];
}

/** `a.b.c`; subscripts on the way are let pass; null where it is no name in the end. */
function dotted(expression: Expression): string | null {
  switch (expression.kind) {
    case 'Name':
      return expression.id;
    case 'Attribute': {
      const path = dotted(expression.value);
      return path === null ? null : `${path}.${expression.attr}`;
    }
    case 'Subscript':
      return dotted(expression.value);
    default:
      return null;
  }
}

function root(module: string): string {
  return module.split('.')[0];
}

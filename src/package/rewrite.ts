/** Changes inside statements: what only a notebook shows becomes what a program does. */
import type { Constant, Expression, ExprStatement, FunctionDef, Statement } from '../python/ast';
import { BUILTINS } from '../python/builtins';

import type { PlanDraft } from './draft';
import { lineOf } from './edits';
import type { Figures } from './figures';
import { pythonString } from './identifiers';
import { importSources } from './imports';
import { CONTROLS, isOf, isOfIPython, SETUP, SHOWING, type CallTable } from './ipython/calls';
import { label } from './labels';
import { refuseHiddenNames } from './namespaces';
import type { Page, PageCell, Piece } from './page';
import { dotted, find, walk } from './walk';

/** Names of the helpers that the rewritten code calls. */
export interface Helpers {
  /** `show_value(label, value)` */
  readonly showValue: string;
  /** `show_figures()` */
  readonly showFigures: string;
  /** Name that an error is caught by. */
  readonly error: string;
  /** `log_line(…)`, in the place of `print(…)` where prints go to the log. */
  readonly logLine: string;
  /** `data_file(name)`: the path of a file that the package brings along. */
  readonly dataFile: string;
}

/** Code for the path of a file that is taken along; null where it is not. */
export function dataPath(draft: PlanDraft, path: unknown, helpers: Helpers): string | null {
  const name = typeof path === 'string' ? draft.data.get(path) : undefined;
  return name === undefined ? null : `${helpers.dataFile}(${pythonString(name)})`;
}

/** Rewrites every statement of the page in place. */
export class Rewriting {
  /** Name to the module and attribute that it was imported from. */
  private readonly _from: ReadonlyMap<string, string>;
  /** Helpers that the code has come to call. */
  readonly used = new Set<Exclude<keyof Helpers, 'error'>>();

  constructor(
    private readonly _draft: PlanDraft,
    private readonly _page: Page,
    private readonly _figures: Figures,
    private readonly _helpers: Helpers,
    private readonly _bound: ReadonlySet<string>
  ) {
    this._from = importSources(_page.cells.flatMap(c => c.pieces.map(piece => piece.node)));
  }

  apply(): void {
    for (const cell of this._page.cells) {
      cell.pieces.forEach(piece => this._piece(cell, piece));
    }
  }

  private _path(cell: PageCell, node: Constant): void {
    const path = dataPath(this._draft, node.value, this._helpers);
    if (path !== null) {
      this.used.add('dataFile');
      cell.edits.replace(node, path);
    }
  }

  /** What the notebook prints goes to the log, and `print` is Python's own. */
  private get _logsPrints(): boolean {
    return this._draft.choices.prints === 'logging' && !this._bound.has('print');
  }

  private _piece(cell: PageCell, piece: Piece): void {
    const { node, facts } = piece;
    for (const name of facts.ipythonReads) {
      this._draft.refuse(cell.cell, this._line(piece, name), this._draft.say.displayHistory(name));
    }
    refuseHiddenNames(this._draft, piece, this._bound);
    walk(node, inner => {
      if (inner.kind === 'Expr') {
        this._statement(cell, inner, node === inner);
      } else if (inner.kind === 'Name' && inner.id === '__name__' && !this._bound.has('__name__')) {
        cell.edits.replace(inner, '"__main__"');
      } else if (inner.kind === 'Name' && inner.id === 'print' && this._logsPrints) {
        this.used.add('logLine');
        cell.edits.replace(inner, this._helpers.logLine);
      } else if (inner.kind === 'Constant') {
        this._path(cell, inner);
      } else if (isOfIPython(inner)) {
        this._draft.refuse(
          cell.cell,
          lineOf(cell.edits.source, inner.start),
          this._draft.say.usesIPython()
        );
      } else if (inner.kind === 'FunctionDef') {
        this._undecorate(cell, inner);
      } else if (inner.kind === 'Delete') {
        this._delete(cell, inner);
      } else if (inner.kind === 'ImportFrom' && inner.module === 'tqdm.notebook') {
        cell.edits.replace(
          inner,
          cell.edits.source.slice(inner.start, inner.end).replace('tqdm.notebook', 'tqdm.auto')
        );
      }
      return true;
    });
    if (piece.shown && node.kind === 'Expr') {
      this._shown(cell, node);
    }
  }

  /** `@interact(x=3)` in front of a function. */
  private _undecorate(cell: PageCell, node: FunctionDef): void {
    const { source } = cell.edits;
    for (const decorator of node.decorators) {
      const name = decorator.kind === 'Call' ? decorator.func : decorator;
      if (isOf(name, CONTROLS, this._from)) {
        const start = source.lastIndexOf('@', decorator.start);
        cell.edits.replace({ start, end: decorator.end }, '');
        this._draft.decide(cell.cell, 'display', null, this._draft.say.control());
      }
    }
  }

  /** `del list` gives the builtin back, which a function does only where it is told so. */
  private _delete(cell: PageCell, node: Statement & { kind: 'Delete' }): void {
    const back = node.targets.map(t => (t.kind === 'Name' && isBuiltin(t.id) ? t.id : null));
    if (back.some(name => name !== null)) {
      const lines = node.targets.map((target, i) =>
        back[i] === null
          ? `del ${cell.edits.slice(target.start, target.end)}`
          : `${back[i]} = builtins.${back[i]}`
      );
      cell.edits.replace(node, lines.join('; '));
    }
  }

  /** A statement that is an expression, at any depth. */
  private _statement(cell: PageCell, node: ExprStatement, top: boolean): void {
    const { value } = node;
    if (value.kind !== 'Call') {
      return;
    }
    if (this._figures.isShow(value)) {
      this.used.add('showFigures');
      cell.edits.replace(node, `${this._helpers.showFigures}()`);
    } else if (this._calls(value, SETUP) || this._setsUpIPython(value)) {
      cell.edits.replace(node, top ? '' : 'pass');
    } else if (this._calls(value, CONTROLS)) {
      cell.edits.replace(node, top ? '' : 'pass');
      this._draft.decide(cell.cell, 'display', null, this._draft.say.control());
    } else if (this._isDisplay(value)) {
      this._display(cell, node, value.args);
    } else if (
      value.func.kind === 'Attribute' &&
      value.func.attr === 'show' &&
      this._figures.isFigure(value.func.value)
    ) {
      this._display(cell, node, [value.func.value]);
    }
  }

  private _isDisplay(value: Expression & { kind: 'Call' }): boolean {
    const ambient =
      value.func.kind === 'Name' && value.func.id === 'display' && !this._bound.has('display');
    return (ambient || this._calls(value, SHOWING)) && value.args.every(a => a.kind !== 'Starred');
  }

  private _calls(value: Expression & { kind: 'Call' }, table: CallTable): boolean {
    return isOf(value.func, table, this._from);
  }

  /** `get_ipython().run_line_magic("matplotlib", "inline")` and the like. */
  private _setsUpIPython(value: Expression & { kind: 'Call' }): boolean {
    const { func, args } = value;
    return (
      func.kind === 'Attribute' &&
      func.value.kind === 'Call' &&
      dotted(func.value.func) === 'get_ipython' &&
      ['magic', 'run_line_magic'].includes(func.attr) &&
      args[0]?.kind === 'Constant' &&
      /^(matplotlib|config|load_ext|autoreload|reload_ext)\b/.test(String(args[0].value))
    );
  }

  /** `display(a, b)`: each argument is shown. */
  private _display(cell: PageCell, node: ExprStatement, args: readonly Expression[]): void {
    const { edits } = cell;
    if (!args.length) {
      edits.replace(node, 'pass');
      return;
    }
    this.used.add('showValue');
    const calls = args.map(arg => {
      const text = edits.slice(arg.start, arg.end);
      return `${this._helpers.showValue}(${label(arg, text)}, ${text})`;
    });
    edits.replace(node, calls.join('; '));
  }

  /** The value that a cell ends with. */
  private _shown(cell: PageCell, node: ExprStatement): void {
    const { value } = node;
    const { edits } = cell;
    const text = edits.source.slice(value.start, value.end);
    if (edits.slice(node.start, node.end) !== text || !this._isWorthShowing(value)) {
      return;
    }
    this.used.add('showValue');
    const starred = value.kind === 'Tuple' && !text.startsWith('(');
    edits.wrap(
      value,
      `${this._helpers.showValue}(${label(value, text)}, ${starred ? '(' : ''}`,
      starred ? '))' : ')'
    );
  }

  private _isWorthShowing(value: Expression): boolean {
    if (value.kind === 'Constant' && (value.type === 'None' || value.type === 'Ellipsis')) {
      return false;
    }
    if (value.kind !== 'Call') {
      return value.kind !== 'Yield' && value.kind !== 'YieldFrom';
    }
    const name = dotted(value.func);
    return !(
      (name !== null &&
        ['print', 'help', 'pprint', 'setattr', 'delattr', 'exec'].includes(name) &&
        !this._bound.has(name)) ||
      (value.func.kind === 'Attribute' &&
        /^(append|extend|sort|insert|clear|setdefault|seed|print|write|close|info|train_)$/.test(
          value.func.attr
        )) ||
      this._figures.isFigure(value)
    );
  }

  private _line(piece: Piece, name: string): number {
    const at = find(piece.node, 'Name').find(n => n.id === name)?.start ?? piece.node.start;
    return lineOf(piece.cell.edits.source, at);
  }
}

/** Of the module `builtins`, not of IPython or of the module itself. */
function isBuiltin(name: string): boolean {
  return BUILTINS.has(name) && !/^(__\w+__|display|get_ipython)$/.test(name);
}

/** `global x` in a function that stays in the run speaks of the run's own names. */
export function globalsToNonlocals(piece: Piece, runNames: ReadonlySet<string>): boolean {
  let right = true;
  walk(piece.node, node => {
    if (node.kind === 'Global') {
      const all = node.names.every(name => runNames.has(name));
      right &&= all || node.names.every(name => !runNames.has(name));
      if (all) {
        piece.cell.edits.replace(node, `nonlocal ${node.names.join(', ')}`);
      }
    }
  });
  return right;
}

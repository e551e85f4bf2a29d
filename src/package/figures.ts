/** Which names draw: modules of plots, and the functions that use them. */
import type { Expression } from '../python/ast';

import type { Bindings } from './binding';
import { importedNames } from './imports';
import type { PageCell, Piece } from './page';
import { dotted, find, rootName } from './walk';

const PYPLOT_ROOTS = new Set('matplotlib pylab seaborn mpl_toolkits'.split(' '));
/** Libraries whose objects draw themselves where they are shown. */
const OTHER_ROOTS = new Set(
  'plotly bokeh altair holoviews hvplot folium pygal plotnine'.split(' ')
);
/** Methods of data that draw with matplotlib. */
const DRAWS = /^(plot|hist|boxplot|plot_\w+|add_subplot|add_axes|twinx|twiny|scatter_matrix)$/;
/** What plotting modules give that is data all the same. */
const DATA =
  /^(imread|hist|hist2d|load_dataset|color_palette|get_dataset_names|rcParams|get_cmap|cm|colormaps|colors|bincount)$/;

export class Figures {
  /** Names of matplotlib and of what stands on it, functions of the page that use them included. */
  private readonly _drawing = new Set<string>();
  /** Names of other plotting libraries. */
  private readonly _other = new Set<string>();
  /** Names of `matplotlib.pyplot`, and of its `show`. */
  private readonly _pyplot = new Set<string>();
  private readonly _show = new Set<string>();
  private readonly _figures = new Set<string>();
  /** Classes of the page. */
  private readonly _classes: ReadonlySet<string>;

  constructor(bindings: Bindings) {
    this._classes = new Set(
      bindings.pieces.flatMap(({ node }) => (node.kind === 'ClassDef' ? [node.name] : []))
    );
    for (const piece of bindings.pieces) {
      for (const i of importedNames(piece.node)) {
        this._import(i.name, i.module, i.attribute);
      }
    }
    for (let size = -1; size !== this._drawing.size;) {
      size = this._drawing.size;
      for (const { node, facts } of bindings.pieces) {
        const defines = node.kind === 'FunctionDef' || node.kind === 'ClassDef';
        if (
          defines &&
          [...facts.readsWhenCalled, ...facts.readsNow].some(n => this._drawing.has(n))
        ) {
          this._drawing.add(node.name);
        }
      }
    }
    bindings.pieces.forEach(piece => this._follow(piece));
  }

  private _import(name: string, module: string, attribute: string | null): void {
    const root = module.split('.')[0];
    const full = attribute ? `${module}.${attribute}` : module;
    if (PYPLOT_ROOTS.has(root)) {
      this._drawing.add(name);
    } else if (OTHER_ROOTS.has(root)) {
      this._other.add(name);
    }
    if (full === 'matplotlib.pyplot' || full === 'pylab' || full === 'matplotlib.pylab') {
      this._pyplot.add(name);
    }
    if (/^(matplotlib\.pyplot|pylab|matplotlib\.pylab)\.show$/.test(full)) {
      this._show.add(name);
    }
  }

  /** Names that are bound to figures, and to what is taken from figures. */
  private _follow({ node }: Piece): void {
    for (const assign of find(node, 'Assign')) {
      if (this.isFigure(assign.value)) {
        assign.targets.flatMap(t => find(t, 'Name')).forEach(n => this._figures.add(n.id));
      }
    }
  }

  /** Does an expression make a figure, axes or what is drawn in them? */
  isFigure(value: Expression | null): boolean {
    if (!value) {
      return false;
    }
    const root = rootName(value);
    if (value.kind === 'Call' && value.func.kind === 'Name' && this._classes.has(value.func.id)) {
      // What the notebook's own classes make is data, though their methods draw.
      return false;
    }
    if (value.kind === 'Call') {
      const attribute = value.func.kind === 'Attribute' ? value.func.attr : rootName(value.func);
      if (attribute && DATA.test(attribute)) {
        return false;
      }
      if (attribute && value.func.kind === 'Attribute' && DRAWS.test(attribute)) {
        return true;
      }
    }
    if (root === null || value.kind === 'Attribute' || !calls(value)) {
      return root !== null && this._figures.has(root) && value.kind !== 'Attribute';
    }
    return (this._isModule(root) && !DATA.test(firstAttribute(value))) || this._figures.has(root);
  }

  /** A name bound to a figure somewhere. */
  isFigureName(name: string): boolean {
    return this._figures.has(name);
  }

  private _isModule(name: string): boolean {
    return this._pyplot.has(name) || this._other.has(name) || this._drawing.has(name);
  }

  /** `plt.show()`. */
  isShow(call: Expression): boolean {
    if (call.kind !== 'Call') {
      return false;
    }
    const name = dotted(call.func);
    const parts = name?.split('.') ?? [];
    const last = parts.pop();
    return (
      (last === 'show' &&
        (this._pyplot.has(parts.join('.')) || parts.join('.') === 'matplotlib.pyplot')) ||
      (parts.length === 0 && this._show.has(last ?? ''))
    );
  }

  /** May the expression draw? */
  draws(piece: Piece): boolean {
    const { facts, node } = piece;
    return (
      [...facts.readsNow].some(name => this._drawing.has(name)) ||
      find(node, 'Call').some(c => c.func.kind === 'Attribute' && DRAWS.test(c.func.attr))
    );
  }

  /** May figures of matplotlib be open when the cell ends? */
  cellDraws(cell: PageCell): boolean {
    return (
      this.any &&
      (cell.cell.outputs.some(o => o.types.includes('image/png')) ||
        cell.pieces.some(
          p =>
            !importedNames(p.node).length &&
            p.node.kind !== 'FunctionDef' &&
            p.node.kind !== 'ClassDef' &&
            this.draws(p)
        ))
    );
  }

  /** Does the notebook plot with matplotlib at all? */
  get any(): boolean {
    return this._drawing.size > 0;
  }
}

function calls(value: Expression): boolean {
  return find(value, 'Call').length > 0;
}

/** `a` of `plt.a.b()`. */
function firstAttribute(value: Expression): string {
  let node: Expression = value;
  let first = '';
  for (;;) {
    switch (node.kind) {
      case 'Attribute':
        first = node.attr;
        node = node.value;
        break;
      case 'Subscript':
        node = node.value;
        break;
      case 'Call':
        node = node.func;
        break;
      default:
        return first || (node.kind === 'Name' ? node.id : '');
    }
  }
}

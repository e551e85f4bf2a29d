/** Calls that only a notebook's page answers, by the modules that they come from. */
import type { Expression } from '../../python/ast';
import { dotted, type Node } from '../walk';

/** Modules, and what of each is meant. */
export type CallTable = Readonly<Record<string, RegExp>>;

/** Calls that only set up or feed the page of a notebook, by the module that they come from. */
export const SETUP: CallTable = {
  'IPython.display': /^(clear_output|set_matplotlib_formats|set_matplotlib_close)$/,
  'bokeh.io': /^output_notebook$/,
  'bokeh.plotting': /^output_notebook$/,
  'plotly.offline': /^init_notebook_mode$/,
  plotly: /^offline\.init_notebook_mode$/,
  'matplotlib_inline.backend_inline': /^set_matplotlib_formats$/
};
/** Calls that show their arguments. */
export const SHOWING: CallTable = {
  'IPython.display': /^display(_html|_markdown|_png|_svg|_latex)?$/,
  'IPython.core.display': /^display$/,
  'bokeh.io': /^show$/,
  'bokeh.plotting': /^show$/,
  'plotly.offline': /^iplot$/,
  'plotly.io': /^show$/
};

/** Controls that call a function anew as a person moves them: of the page alone. */
export const CONTROLS: CallTable = {
  ipywidgets: /^(widgets\.)?interact(_manual)?$/,
  'ipywidgets.widgets': /^interact(_manual)?$/,
  'IPython.html.widgets': /^interact(_manual)?$/
};

/** What of IPython works in its sessions only. */
const IN_SESSIONS = /^IPython\.(get_ipython|lib\.(backgroundjobs|demo|deepreload)|parallel)\b/;

/** IPython itself, and what of it works in its sessions only. */
export function isOfIPython(node: Node): boolean {
  return (
    (node.kind === 'Name' && node.id === 'get_ipython') ||
    (node.kind === 'ImportFrom' &&
      node.names.some(({ name }) => IN_SESSIONS.test(`${node.module}.${name}`)))
  );
}

/**
 * Is a function one of the table's?
 *
 * @param from - what the page's names were imported from, attribute included.
 */
export function isOf(
  func: Expression,
  table: CallTable,
  from: ReadonlyMap<string, string>
): boolean {
  const name = dotted(func);
  if (name === null) {
    return false;
  }
  const [first, ...rest] = name.split('.');
  const full = [from.get(first) ?? '', ...rest].join('.');
  return Object.entries(table).some(
    ([module, names]) => full.startsWith(`${module}.`) && names.test(full.slice(module.length + 1))
  );
}

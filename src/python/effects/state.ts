/** State without a name: what calls and IPython's commands read and write of it. */
import type { Call, Expression, Magic, Span } from '../ast';
import type { StateKind, StateUse } from '../facts';
import {
  DRAWS_BY_DEFAULT,
  FILE_FUNCTIONS,
  FILE_METHODS,
  type FileUse,
  PATH_METHODS,
  SETTINGS,
  STATE_FUNCTIONS,
  type StateRule
} from '../knowledge';
import type { ModuleNames } from './modules';
import { argument, textOf, type Texts } from './paths';

/** What a call uses. */
export function usedBy(call: Call, modules: ModuleNames, texts: Texts): StateUse[] {
  const name = modules.canonical(call.func);
  return [
    ...files(call, name, modules, texts),
    ...ruled(call, name, modules, texts),
    ...randomByDefault(call, name)
  ];
}

const use = (
  kind: StateKind,
  access: StateUse['access'],
  key: string | null,
  { start, end }: Span
): StateUse => ({ kind, access, key, start, end });

function ruled(call: Call, name: string | null, modules: ModuleNames, texts: Texts): StateUse[] {
  const rule = name && ruleFor(name);
  const drawsElsewhere =
    rule && rule.kind === 'figure' && call.keywords.some(one => one.arg === 'ax');
  if (!rule || drawsElsewhere) {
    return [];
  }
  const key = rule.key === null ? null : textOf(call.args[rule.key], modules, texts);
  const uses = rule.access.map(access => use(rule.kind, access, key, call));
  const moves = rule.kind === 'cwd' && rule.access.includes('write');
  return moves ? [...fromHere(textOf(call.args[0], modules, texts), call), ...uses] : uses;
}

/** Where a relative path leads depends on the working directory. */
function fromHere(path: string | null, span: Span): StateUse[] {
  return path !== null && /^[/~]|^[A-Za-z]:/.test(path) ? [] : [use('cwd', 'read', null, span)];
}

function ruleFor(name: string): StateRule | undefined {
  return STATE_FUNCTIONS.find(rule =>
    rule.functions
      .split(' ')
      .some(known => (known.endsWith('*') ? name.startsWith(known.slice(0, -1)) : known === name))
  );
}

function files(call: Call, name: string | null, modules: ModuleNames, texts: Texts): StateUse[] {
  const { func } = call;
  if (name !== null && Object.hasOwn(FILE_FUNCTIONS, name)) {
    const { path, keyword, access } = FILE_FUNCTIONS[name];
    const given = argument(call, path, keyword);
    const key = textOf(given, modules, texts);
    return given
      ? accesses(access, call, path, modules, texts).map(one => use('file', one, key, call))
      : [];
  }
  if (func.kind !== 'Attribute') {
    return [];
  }
  const method = FILE_METHODS.get(func.attr);
  if (method) {
    const given =
      call.args[0] ?? call.keywords.find(one => /^path|^fname|buf$/.test(one.arg ?? ''))?.value;
    return given ? [use('file', method, textOf(given, modules, texts), call)] : [];
  }
  if (func.attr === 'save') {
    // Models, pictures and workbooks; without a path in sight it may be anything.
    const path = textOf(call.args[0], modules, texts);
    return path === null ? [] : [use('file', 'write', path, call)];
  }
  const ofPath = PATH_METHODS.get(func.attr);
  const path = ofPath || func.attr === 'open' ? textOf(func.value, modules, texts) : null;
  if (path === null) {
    return [];
  }
  const all = ofPath ? [ofPath] : accesses('mode', call, -1, modules, texts);
  return all.map(access => use('file', access, path, call));
}

/** As `open` understands its mode; where it cannot be told, both. */
function accesses(
  access: FileUse['access'],
  call: Call,
  path: number,
  modules: ModuleNames,
  texts: Texts
): StateUse['access'][] {
  if (access !== 'mode') {
    return access === 'both' ? ['read', 'write'] : [access];
  }
  const given = argument(call, path + 1, 'mode');
  const mode = given ? textOf(given, modules, texts) : 'r';
  if (mode === null || mode.includes('+') || mode.includes('a')) {
    return ['read', 'write'];
  }
  return /[wx]/.test(mode) ? ['write'] : ['read'];
}

/** What draws from numpy's shared generator without being told to. */
function randomByDefault(call: Call, name: string | null): StateUse[] {
  const { func } = call;
  const rows = DRAWS_BY_DEFAULT.filter(({ functions, method }) =>
    method
      ? func.kind === 'Attribute' && functions === func.attr && call.args.length < 2
      : functions.split(' ').some(one => one === name || one.endsWith(`.${name}`))
  );
  const told = call.keywords.some(({ arg }) => rows.some(({ keywords }) => keywords === arg));
  const ruledToo = name !== null && ruleFor(name) !== undefined;
  return rows.length && !told && !ruledToo
    ? [use('numpy.random', 'read', null, call), use('numpy.random', 'write', null, call)]
    : [];
}

/** What an expression that is no call uses: `os.environ["X"]`, `sys.path`. */
export function mentioned(
  node: Expression,
  access: StateUse['access'],
  modules: ModuleNames,
  texts: Texts
): StateUse[] {
  if (node.kind === 'Subscript' && modules.canonical(node.value) === 'os.environ') {
    return [use('environ', access, textOf(node.slice, modules, texts), node)];
  }
  if (node.kind === 'Attribute' && modules.canonical(node) === 'sys.path') {
    return [use('sys.path', access, null, node)];
  }
  return access === 'write' && setsForAll(node, modules)
    ? [use('settings', 'write', null, node)]
    : [];
}

/** `plt.rcParams["font.size"] = 9`, `pd.options.display.width = 80`, `getcontext().prec = 9` */
function setsForAll(node: Expression, modules: ModuleNames): boolean {
  const object = node.kind === 'Subscript' || node.kind === 'Attribute' ? node.value : null;
  if (object?.kind === 'Call') {
    return modules.canonical(object.func) === 'decimal.getcontext';
  }
  const name = object && modules.canonical(object);
  return SETTINGS.some(one => name === one || name?.startsWith(`${one}.`));
}

/** What IPython's commands use (IPython's documentation, Built-in magic commands). */
export function usedByMagic(magic: Magic): StateUse[] {
  const path =
    magic.args
      .trim()
      .split(/\s+/)
      .filter(word => !word.startsWith('-'))
      .pop() ?? '';
  switch (magic.form === 'line' || magic.form === 'cell' ? magic.name : '') {
    case 'cd':
    case 'pushd':
    case 'popd':
      return [...fromHere(path, magic), use('cwd', 'write', null, magic)];
    case 'pwd':
      return [use('cwd', 'read', null, magic)];
    case 'env':
    case 'set_env': {
      const [, key, value] = /^(\w+)(\s*[= ])?/.exec(magic.args.trim()) ?? [];
      return [use('environ', value ? 'write' : 'read', key ?? null, magic)];
    }
    case 'writefile':
    case 'file':
      return magic.form === 'cell' ? [use('file', 'write', path || null, magic)] : [];
    case 'config':
    case 'precision':
    case 'matplotlib':
      return [use('settings', 'write', null, magic)];
    case 'load':
    case 'loadpy':
    case 'run':
      return [use('file', 'read', magic.args.trim().split(/\s+/)[0] || null, magic)];
    default:
      return [];
  }
}

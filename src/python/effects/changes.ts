/** Changes in place: which objects an expression or a target changes without rebinding a name. */
import type { Call, Expression } from '../ast';
import type { Change } from '../facts';
import {
  ARGUMENT_CHANGES,
  CHANGED_KEYWORDS,
  METHOD_CHANGES,
  QUIET_METHODS,
  SQL_CHANGES,
  SQL_METHODS
} from '../knowledge';
import type { ModuleNames } from './modules';
import { argument } from './paths';

const METHODS = new Map(
  METHOD_CHANGES.flatMap(({ methods, when }) => methods.split(' ').map(name => [name, when]))
);

/** The variable at the beginning of `a.b[0].c`; null where it begins with something else. */
export function rootName(node: Expression): string | null {
  switch (node.kind) {
    case 'Name':
      return node.id;
    case 'Attribute':
    case 'Subscript':
    case 'Starred':
      return rootName(node.value);
    default:
      return null;
  }
}

/** Changes by storing into, or deleting, what a target names: `x.a`, `x[i]`; none for names. */
export function storedInto(target: Expression): Change[] {
  switch (target.kind) {
    case 'Tuple':
    case 'List':
      return target.elts.flatMap(storedInto);
    case 'Starred':
      return storedInto(target.value);
    case 'Attribute':
    case 'Subscript': {
      const how = target.kind === 'Attribute' ? 'attribute' : 'item';
      return change(target.value, 'does', how, target);
    }
    default:
      return [];
  }
}

/** @param bare - the call is a statement by itself: its value is thrown away. */
export function changedBy(call: Call, bare: boolean, modules: ModuleNames): Change[] {
  return [
    ...changedReceiver(call, bare, modules),
    ...changedArgument(call, modules),
    ...call.keywords.flatMap(({ arg, value }) =>
      arg !== null && CHANGED_KEYWORDS.has(arg) ? outputs(value, arg, call) : []
    )
  ];
}

function changedReceiver(call: Call, bare: boolean, modules: ModuleNames): Change[] {
  const { func } = call;
  if (func.kind !== 'Attribute') {
    return [];
  }
  const root = rootName(func.value);
  if (root === null || modules.isModule(root)) {
    return [];
  }
  const inplace = call.keywords.some(
    ({ arg, value }) => arg === 'inplace' && value.kind === 'Constant' && value.value === true
  );
  if (inplace) {
    return change(func.value, 'does', 'inplace=True', call);
  }
  const when = METHODS.get(func.attr);
  // torch ends the names of its methods that work in place with an underscore.
  const torch = /^[a-z]\w*[a-z0-9]_$/.test(func.attr);
  if (
    torch ||
    changesDatabase(call, func.attr) ||
    when === 'always' ||
    (when === 'statement' && bare)
  ) {
    return change(func.value, 'does', `.${func.attr}()`, call);
  }
  return bare && !QUIET_METHODS.has(func.attr) && !when
    ? change(func.value, 'may', `.${func.attr}()`, call)
    : [];
}

function changesDatabase({ args }: Call, method: string): boolean {
  const [sql] = args;
  return (
    SQL_METHODS.has(method) &&
    sql?.kind === 'Constant' &&
    typeof sql.value === 'string' &&
    SQL_CHANGES.test(sql.value)
  );
}

function changedArgument(call: Call, modules: ModuleNames): Change[] {
  const name = modules.canonical(call.func);
  const rule = name !== null && Object.hasOwn(ARGUMENT_CHANGES, name) && ARGUMENT_CHANGES[name];
  const changed = rule && argument(call, ...rule);
  return changed ? change(changed, 'does', `${name}()`, call) : [];
}

/** `out=x` and `out=(x, y)` */
function outputs(value: Expression, keyword: string, call: Call): Change[] {
  return value.kind === 'Tuple'
    ? value.elts.flatMap(one => outputs(one, keyword, call))
    : change(value, 'does', `${keyword}=`, call);
}

function change(
  object: Expression,
  certainty: Change['certainty'],
  how: string,
  { start, end }: { readonly start: number; readonly end: number }
): Change[] {
  const name = rootName(object);
  return name === null ? [] : [{ name, certainty, how, start, end }];
}

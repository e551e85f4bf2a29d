/** Changes in place: which objects an expression or a target changes without rebinding a name. */
import type { Call, Expression, Span } from '../ast';
import type { Change } from '../facts';
import {
  argumentChange,
  BUILTIN_TYPES,
  CHANGED_KEYWORDS,
  IN_PLACE_KEYWORDS,
  isQuiet,
  methodChange,
  PART_METHODS,
  type Receiver,
  SHUFFLES,
  SQL_CHANGES,
  SQL_METHODS
} from '../knowledge';
import type { ModuleNames } from './modules';
import { argument } from './paths';

/** What the cell knows of names. */
export interface Objects {
  readonly modules: ModuleNames;
  /** What the object behind a name is known to be. */
  receiver(name: string): Receiver | null;
  /** Names of objects that the one behind this name works on: an optimizer on a model. */
  worksOn(name: string): readonly string[];
}

/** The variable at the beginning of `a.b[0].c`; null where it begins with something else. */
export function rootName(node: Expression): string | null {
  switch (node.kind) {
    case 'Name':
      return node.id;
    case 'Attribute':
    case 'Subscript':
    case 'Starred':
      return rootName(node.value);
    case 'Call':
      return node.func.kind === 'Attribute' && PART_METHODS.has(node.func.attr)
        ? rootName(node.func.value)
        : null;
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
export function changedBy(call: Call, bare: boolean, objects: Objects): Change[] {
  return [
    ...changedReceiver(call, bare, objects),
    ...changedArgument(call, objects.modules),
    ...call.keywords.flatMap(({ arg, value }) =>
      arg !== null && CHANGED_KEYWORDS.has(arg) ? outputs(value, arg, call) : []
    )
  ];
}

function changedReceiver(call: Call, bare: boolean, objects: Objects): Change[] {
  const { func, args } = call;
  if (func.kind !== 'Attribute') {
    return [];
  }
  const root = rootName(func.value);
  const how = `.${func.attr}()`;
  if (func.value.kind === 'Name' && BUILTIN_TYPES.has(func.value.id)) {
    return args[0] && methodChange(func.attr) ? change(args[0], 'does', how, call) : [];
  }
  if (root === null || objects.modules.isModule(root)) {
    return [];
  }
  const inplace = call.keywords.find(({ arg }) => arg !== null && IN_PLACE_KEYWORDS.has(arg));
  if (inplace && !isFalse(inplace.value)) {
    const certainty = isTrue(inplace.value) ? 'does' : 'may';
    return change(func.value, certainty, `${inplace.arg}=True`, call);
  }
  const on = func.value.kind === 'Call' ? null : objects.receiver(root);
  const row = methodChange(func.attr, on);
  const bareOf = row?.when === 'bare' && bare && !args.length && !call.keywords.length;
  if (
    row?.when === 'always' ||
    (row?.when === 'statement' && bare) ||
    bareOf ||
    changesDatabase(call, func.attr)
  ) {
    const others = row?.again === 'more' ? objects.worksOn(root) : [];
    return [
      ...change(func.value, 'does', how, call),
      ...others.map((name): Change => ({ name, certainty: 'does', how, ...spanOf(call) }))
    ];
  }
  return bare && !isQuiet(func.attr) && !row ? change(func.value, 'may', how, call) : [];
}

const isTrue = (node: Expression): boolean =>
  node.kind === 'Constant' && (node.value === true || node.value === 1);
const isFalse = (node: Expression): boolean =>
  node.kind === 'Constant' && (node.value === false || node.value === null || node.value === 0);

function changesDatabase({ args }: Call, method: string): boolean {
  const [sql] = args;
  const text = sql?.kind === 'Call' ? sql.args[0] : sql;
  return (
    SQL_METHODS.has(method) &&
    text?.kind === 'Constant' &&
    typeof text.value === 'string' &&
    SQL_CHANGES.test(text.value)
  );
}

function changedArgument(call: Call, modules: ModuleNames): Change[] {
  const name = modules.canonical(call.func);
  const row = name === null ? undefined : argumentChange(name);
  if (row) {
    const told = call.keywords.some(({ arg }) => arg !== null && CHANGED_KEYWORDS.has(arg));
    const changed = told ? undefined : argument(call, row.position, row.keyword);
    return changed ? change(changed, 'does', `${name}()`, call) : [];
  }
  const { func, args } = call;
  return func.kind === 'Attribute' && SHUFFLES.has(func.attr) && args[0]
    ? change(args[0], 'does', `.${func.attr}()`, call)
    : [];
}

/** `out=x` and `out=(x, y)` */
function outputs(value: Expression, keyword: string, call: Call): Change[] {
  return value.kind === 'Tuple'
    ? value.elts.flatMap(one => outputs(one, keyword, call))
    : change(value, 'does', `${keyword}=`, call);
}

/**
 * What is behind a list of items or columns is a copy, of arrays and tables alike; behind a
 * condition it mostly is. A store right into it is none.
 */
function change(
  object: Expression,
  certainty: Change['certainty'],
  how: string,
  span: Span
): Change[] {
  const name = rootName(object);
  const copied = copiedBy(object);
  return name === null || copied === 'does'
    ? []
    : [{ name, certainty: copied ?? certainty, how, ...spanOf(span) }];
}

const spanOf = ({ start, end }: Span): Span => ({ start, end });

/** Is the expression a copy of a part of its variable? */
function copiedBy(node: Expression): Change['certainty'] | null {
  switch (node.kind) {
    case 'Subscript': {
      const inner = copiedBy(node.value);
      const { slice } = node;
      return inner === 'does' || slice.kind === 'List' || slice.kind === 'ListComp'
        ? 'does'
        : inner === 'may' || isCondition(slice)
          ? 'may'
          : null;
    }
    case 'Attribute':
    case 'Starred':
      return copiedBy(node.value);
    case 'Call':
      return node.func.kind === 'Attribute' ? copiedBy(node.func.value) : null;
    default:
      return null;
  }
}

/** `df[df.a > 1]`, `df[~(a & b)]` */
function isCondition(node: Expression): boolean {
  return (
    node.kind === 'Compare' ||
    (node.kind === 'UnaryOp' && node.op === '~') ||
    (node.kind === 'BinOp' && (node.op === '&' || node.op === '|'))
  );
}

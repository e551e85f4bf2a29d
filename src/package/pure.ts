/** Expressions that can be evaluated when a module is imported instead of in the run. */
import type { Expression, FunctionDef, Statement } from '../python/ast';

import { isImmutableLiteral } from './literal';
import { dotted, find } from './walk';

/** Makers of types, patterns and the like: no effect, the same each time. */
const MAKERS = new Set(
  (
    're.compile collections.namedtuple namedtuple typing.NewType NewType typing.TypeVar TypeVar ' +
    'typing.NamedTuple frozenset pathlib.Path Path datetime.date date datetime.datetime datetime ' +
    'datetime.timedelta timedelta decimal.Decimal Decimal fractions.Fraction Fraction ' +
    'enum.auto auto dataclasses.field field logging.getLogger property'
  ).split(' ')
);
/** Decorators of the standard library and of compilers that only wrap. */
const DECORATORS = new Set(
  (
    'property staticmethod classmethod abstractmethod abc.abstractmethod dataclass dataclasses.dataclass ' +
    'lru_cache functools.lru_cache cache functools.cache cached_property functools.cached_property ' +
    'total_ordering functools.total_ordering wraps functools.wraps singledispatch functools.singledispatch ' +
    'contextmanager contextlib.contextmanager jit njit vectorize numba.jit numba.njit numba.vectorize ' +
    'nb.jit nb.njit np.vectorize numpy.vectorize overload typing.overload runtime_checkable final ' +
    'torch.no_grad torch.jit.script tf.function unique enum.unique'
  ).split(' ')
);

/** Is the value immutable, and made without running code of the notebook? */
export function isPure(node: Expression): boolean {
  switch (node.kind) {
    case 'Name':
      return true;
    case 'Attribute':
      return dotted(node) !== null;
    case 'Subscript':
      // `Tuple[int, int]`, `dict[str, float]`: types; other subscripts may be of anything.
      return isTypeLike(node.value) && find(node.slice, 'Call').length === 0;
    case 'BinOp':
      return isPure(node.left) && isPure(node.right);
    case 'UnaryOp':
      return isPure(node.operand);
    case 'Tuple':
      return node.elts.every(isPure);
    case 'Call':
      return (
        MAKERS.has(dotted(node.func) ?? '') &&
        [...node.args, ...node.keywords.map(k => k.value)].every(isPureArgument)
      );
    default:
      return isImmutableLiteral(node);
  }
}

function isPureArgument(node: Expression): boolean {
  return node.kind === 'List' ? node.elts.every(isPure) : isPure(node);
}

/** Names that take types in brackets. */
const GENERICS =
  /^(List|Dict|Tuple|Set|FrozenSet|Optional|Union|Callable|Iterable|Iterator|Sequence|Mapping|MutableMapping|Literal|Type|Generator|Deque|DefaultDict|Counter|Annotated|ClassVar|Final|list|dict|tuple|set|frozenset|type)$/;

/** `Tuple[int, int]`, `float`: a type that has been given a name. */
export function isTypeExpression(node: Expression): boolean {
  return node.kind === 'Subscript'
    ? isTypeLike(node.value)
    : node.kind === 'Name' &&
        /^(int|float|str|bool|bytes|complex|object|list|dict|tuple|set)$/.test(node.id);
}

function isTypeLike(node: Expression): boolean {
  return GENERICS.test(dotted(node)?.split('.').at(-1) ?? '');
}

/** Does making the function run nothing but itself: no default or decorator that acts? */
export function definesOnly(node: FunctionDef): boolean {
  const { args } = node;
  const all = [...args.posonly, ...args.args, ...args.kwonly];
  return (
    all.every(arg => arg.default === null || isPure(arg.default)) &&
    node.decorators.every(isDecorator)
  );
}

function isDecorator(node: Expression): boolean {
  if (node.kind === 'Call') {
    return isDecorator(node.func) && node.args.every(isLiteralOrType);
  }
  const name = dotted(node);
  return name !== null && (DECORATORS.has(name) || /\.(setter|getter|deleter)$/.test(name));
}

function isLiteralOrType(node: Expression): boolean {
  return node.kind === 'List' ? node.elts.every(isPure) : isPure(node);
}

/** Can a statement of a class body run at import? Methods, plain values, annotations. */
export function classStatementIsPure(node: Statement): boolean {
  switch (node.kind) {
    case 'FunctionDef':
    case 'AsyncFunctionDef':
      return definesOnly(node);
    case 'Assign':
      return isPure(node.value);
    case 'AnnAssign':
      return node.value === null || isPure(node.value);
    case 'Expr':
      return node.value.kind === 'Constant';
    case 'Pass':
      return true;
    default:
      return false;
  }
}

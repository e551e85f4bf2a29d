/** Builtins of Python whose effect or result is more than a function of their arguments. */
import { attribute } from './access';
import { storeAttribute, worked } from './store';
import type { Arguments } from './call';
import { inputs } from './call';
import { combine, ofText } from './fingerprint';
import { elements, moveOn } from './inspect';
import { constant, made, NONE, type ObjectKind, type Value } from './value';
import type { Walk } from './walk';

const CONTAINERS: ReadonlySet<string> = new Set(['list', 'tuple', 'dict', 'set']);
const ITERATORS: ReadonlySet<string> = new Set([
  'iter',
  'map',
  'filter',
  'zip',
  'enumerate',
  'reversed',
  'open'
]);

/** What a call of this builtin gives; null where its arguments alone tell. */
export function callBuiltin(walk: Walk, name: string, args: Arguments): Value | null {
  const [first, second, third] = args.positional;
  if (name === 'print' || name === 'display') {
    walk.shown.push(combine('shown', inputs(walk, args)));
    return NONE;
  }
  if (name === 'next' && first) {
    const items = walk.objectOf(first)?.items;
    if (items?.length) {
      moveOn(walk, first, 1);
      return items[0];
    }
    const value = walk.thing('next', [walk.deep(first)]);
    walk.change(first, combine('next', []), object => worked(walk, object, 'next', []));
    return value;
  }
  if (CONTAINERS.has(name) && !args.keywords.size && args.whole) {
    return container(walk, name as ObjectKind, first);
  }
  if (ITERATORS.has(name)) {
    const items = iterated(walk, name, args);
    if (items) {
      args.positional.forEach(each => moveOn(walk, each));
      return walk.alloc(made('iterator', combine('display', []), { items }));
    }
    const base = combine('call', [ofText(name), ...inputs(walk, args), ...walk.ambient]);
    return walk.alloc(made('iterator', base));
  }
  const text = second?.kind === 'term' ? second.constant : undefined;
  if (name === 'isinstance' && first && second) {
    return instance(walk, first, second);
  }
  if (name === 'getattr' && typeof text === 'string' && !third) {
    return attribute(walk, first, text);
  }
  if (name === 'setattr' && typeof text === 'string' && third) {
    storeAttribute(walk, first, text, third);
    return NONE;
  }
  return null;
}

/** The elements that an iterator over known elements will give; null where they are not known. */
function iterated(walk: Walk, name: string, args: Arguments): readonly Value[] | null {
  const all = args.positional.map(each => elements(walk, each));
  const [first] = all;
  if (!first || args.keywords.size || !args.whole) {
    return null;
  }
  const tuple = (items: readonly Value[]): Value =>
    walk.alloc(made('tuple', combine('display', []), { items }));
  switch (name) {
    case 'iter':
      return all.length === 1 ? first : null;
    case 'reversed':
      return [...first].reverse();
    case 'enumerate':
      return all.length === 1 ? first.map((each, i) => tuple([constant(i), each])) : null;
    case 'zip': {
      const known = all.filter(each => each !== null);
      const shortest = Math.min(...known.map(each => each.length));
      return known.length === all.length
        ? Array.from({ length: shortest }, (_, i) => tuple(known.map(each => each[i])))
        : null;
    }
    default:
      return null;
  }
}

/** `list()`, `list(x)`, …: a new container with the same elements. */
function container(walk: Walk, kind: ObjectKind, of: Value | undefined): Value | null {
  const empty = combine('display', []);
  if (!of) {
    return walk.alloc(
      kind === 'dict'
        ? made(kind, empty, { complete: true })
        : made(kind, empty, kind === 'set' ? {} : { items: [] })
    );
  }
  const items = kind === 'list' || kind === 'tuple' ? elements(walk, of) : null;
  if (items) {
    moveOn(walk, of);
    return walk.alloc(made(kind, empty, { items }));
  }
  const args = { positional: [of], keywords: new Map(), whole: true };
  return walk.alloc(made(kind, combine('call', [ofText(kind), ...inputs(walk, args)])));
}

/** Identity counts: an instance of a class that was defined again is none of the new class. */
function instance(walk: Walk, value: Value, cls: Value): Value | null {
  const object = walk.objectOf(value);
  if (object?.kind !== 'instance' || walk.objectOf(cls)?.kind !== 'class' || cls.kind !== 'ref') {
    return null;
  }
  const open = [object.holds[0]];
  for (let at = open.pop(); at; at = open.pop()) {
    if (at.kind === 'ref' && at.id === cls.id) {
      return constant(true);
    }
    const bases = walk.objectOf(at)?.bases ?? [];
    if (bases.some(base => walk.objectOf(base)?.kind !== 'class')) {
      return null;
    }
    open.push(...bases);
  }
  return constant(false);
}

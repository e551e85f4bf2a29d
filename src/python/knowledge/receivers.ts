/** Objects that are known by how a cell makes them, or by the name that everybody gives them. */
import type { Receiver } from './methods';

/** What the value of a call is, by the canonical name of the function. */
export const MADE_BY: ReadonlyMap<string, Receiver> = new Map([
  ['matplotlib.pyplot.axes', 'axes'],
  ['matplotlib.pyplot.gca', 'axes'],
  ['matplotlib.pyplot.subplot', 'axes'],
  ['matplotlib.pyplot.figure', 'figure'],
  ['matplotlib.pyplot.gcf', 'figure'],
  ['numpy.random.default_rng', 'generator'],
  ['numpy.random.RandomState', 'generator'],
  ['random.Random', 'generator']
]);

/** Names by custom (matplotlib's, numpy's and scikit-learn's own documentation). */
export const CALLED: readonly (readonly [RegExp, Receiver])[] = [
  [/^(ax|axs|axes)(\d+|_\w+)?$/, 'axes'],
  [/^fig(\d+)?$/, 'figure'],
  [/^(rng|prng|random_state)(\d+|_\w+)?$/, 'generator']
];

/**
 * Methods that give a part of their object, or another way to reach its data: what is done to their
 * value is done to the object.
 */
export const PART_METHODS: ReadonlySet<string> = new Set(
  'cursor parameters numpy ravel reshape detach get_legend get_xaxis get_yaxis'.split(' ')
);

/** Types of Python whose methods can be called with the object as first argument: `list.append(x, 1)`. */
export const BUILTIN_TYPES: ReadonlySet<string> = new Set(
  'list dict set bytearray object'.split(' ')
);

/** Functions whose value works on their first argument: what it does is done to that, too. */
export const WORKERS = /^(torch\.optim\.(lr_scheduler\.)?[A-Z]\w*|csv\.(writer|DictWriter))$/;

/**
 * Python's abstract syntax, under the names that CPython's `ast` module uses
 * (https://docs.python.org/3/library/ast.html#abstract-grammar), as plain
 * immutable objects.
 *
 * Differences from CPython's, each for a reason:
 * - positions are UTF-16 offsets into the *cell's own text* (`start`, `end`), as
 *   an editor wants them; magics do not move them;
 *   `source.slice(start, end)` is the node's own text. As in CPython, brackets that only group
 *   belong to no node, a statement ends before the comment behind it, and a decorated definition
 *   begins at `def`, `async` or `class`, its decorators standing before it with their own places;
 * - there is no `ctx` on expressions: the position in the tree tells;
 * - `Index`/`ExtSlice` do not exist (as from 3.9 on);
 * - `Magic` (statement and expression) stands for IPython syntax that is not Python;
 * - `Unreadable` stands for text that the grammar could not read.
 */

export * from './span';
export * from './module';
export * from './statement';
export * from './expression';
export * from './pattern';

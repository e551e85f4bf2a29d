/** IPython's display history: `_`, `_12`, `Out[12]`. It lives in the namespace under keys that no name can have. */
import type { Expression } from '../../python/ast';
import { ofText, combine } from './fingerprint';
import { term, type Value } from './value';
import type { Walk } from './walk';

/** The key of what was displayed last, or of what the run of this count displayed. */
export function historyKey(count: number | null): string {
  return count === null ? '~_' : `~_${count}`;
}

/** What a name of the display history stands for; null for all other expressions. */
export function displayHistory(walk: Walk, node: Expression): Value | null {
  if (node.kind !== 'Name' || !/^_(\d+)?$/.test(node.id) || walk.binding(node.id)) {
    return null;
  }
  const key = historyKey(node.id === '_' ? null : Number(node.id.slice(1)));
  const value = walk.binding(key) ? walk.load(key) : term(combine('no history', [ofText(key)]));
  walk.log(value);
  return value;
}

/** `Out[12]` */
export function outItem(walk: Walk, node: Expression): Value | null {
  if (
    node.kind !== 'Subscript' ||
    node.value.kind !== 'Name' ||
    node.value.id !== 'Out' ||
    node.slice.kind !== 'Constant' ||
    typeof node.slice.value !== 'number' ||
    walk.binding('Out')
  ) {
    return null;
  }
  const key = historyKey(node.slice.value);
  return walk.binding(key) ? walk.load(key) : term(combine('no history', [ofText(key)]));
}

/** Facts about names of a cell and of its statements. */
import type { Module, Statement } from '../ast';
import type { CodeEffects, NameFacts } from '../facts';
import { Scope } from './scope';
import { State } from './state';
import { walkBody } from './statements';
import { type Place, Walker } from './walker';

/** What has to be known of a cell before its statements can be read one by one. */
export interface CellRules {
  readonly lazyAnnotations: boolean;
  readonly walruses: boolean;
}

/** @param source - the cell's text. */
export function rulesOf(module: Module, source: string): CellRules {
  return {
    lazyAnnotations: source.includes('__future__') && isFuture(module.body),
    walruses: source.includes(':=')
  };
}

/**
 * Facts of statements that run one after the other, with nothing before them.
 *
 * @param effects - finds what the statements do besides, when someone asks.
 */
export function factsOf(
  body: readonly Statement[],
  rules: CellRules,
  effects: () => CodeEffects
): NameFacts {
  const walker = new Walker(rules.lazyAnnotations, rules.walruses);
  const state = new State();
  const scope = new Scope('module', null, null);
  const place: Place = { scope, now: true, reads: null, classNumber: 0 };
  walkBody(body, walker, place, state);
  return walker.tally.facts(state.dead ? new Set() : state.sure, effects);
}

/** `from __future__ import annotations` (PEP 563), in the body of a `%%time` too. */
function isFuture(body: readonly Statement[]): boolean {
  return body.some(node =>
    node.kind === 'ImportFrom'
      ? node.module === '__future__' && node.names.some(alias => alias.name === 'annotations')
      : node.kind === 'Magic' && node.name !== 'timeit' && isFuture(node.body ?? [])
  );
}

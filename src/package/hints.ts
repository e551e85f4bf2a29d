/** Annotations of what the steps take and give: from literals, and from what a kernel told. */
import type { Bindings } from './binding';
import type { Levels } from './levels';
import { literalType } from './literal';
import type { KernelValue } from './plan';
import { sites } from './sites';

/** Types of libraries, under the name that the notebook imports the library by. */
const OF_LIBRARIES = /^(pandas|polars)\.(DataFrame|Series)$|^numpy\.ndarray$/;
/** Python's own, as they are called in annotations. */
const OWN = /^(int|float|str|bool|bytes|complex|list|dict|set|tuple|frozenset)$/;

/**
 * The annotation of a name; `Any` where more than one type may stand under it.
 *
 * A name that is bound twice, or changed in place where its items have types, may come to hold
 * something else.
 */
export function hintOf(
  name: string,
  bindings: Bindings,
  levels: Levels,
  told: readonly KernelValue[]
): string {
  const [piece, ...more] = bindings.binders(name);
  if (!piece || more.length) {
    return 'Any';
  }
  const found = sites(piece, name);
  const [site] = found;
  const literal =
    found.length === 1 && site.kind === 'assign' && site.value && !site.unpacked
      ? literalType(site.value)
      : null;
  if (literal) {
    return bindings.changers(name).length ? literal.replace(/\[.*$/, '') : literal;
  }
  const type = told.find(value => value.name === name)?.type ?? '';
  if (OWN.test(type)) {
    return type;
  }
  const [library, kind] = type.split('.');
  const alias = [...levels.imports].find(([, all]) =>
    all.some(i => i.module === library && i.attribute === null && !i.submodule)
  )?.[0];
  return alias !== undefined && OF_LIBRARIES.test(type) ? `${alias}.${kind}` : 'Any';
}

/** Import lines for the libraries that annotations of a text name. */
export function hintImports(code: string, levels: Levels): string[] {
  return [...levels.imports]
    .filter(
      ([name, all]) =>
        all.some(i => /^(pandas|polars|numpy)$/.test(i.module) && i.attribute === null) &&
        new RegExp(`(: |-> |\\[|, )${name}\\.(DataFrame|Series|ndarray)\\b`).test(code)
    )
    .flatMap(([name]) => levels.importLines(name));
}

/** What pieces read, through functions that they call and through names in strings too. */
import { BUILTINS } from '../python/builtins';

import type { Bindings } from './binding';
import type { Piece } from './page';
import { dotted, find } from './walk';

/** Calls whose strings speak of variables of the caller: `df.query("x > @limit")`, `duckdb.sql(…)`, formulas. */
const SPEAKS =
  /(^|\.)(query|eval|evaluate|sql|sqldf|execute|from_formula|ols|gls|wls|logit|probit|glm|mixedlm|dmatrix|dmatrices|smf\.\w+|read_sql\w*|timeit|repeat)$/i;

export class Reads {
  private readonly _carried = new Map<string, ReadonlySet<string>>();
  private readonly _strings = new Map<Piece, ReadonlySet<string>>();

  constructor(bindings: Bindings) {
    for (const name of bindings.names) {
      const own = new Set<string>();
      for (const { node, facts } of bindings.binders(name)) {
        const defines =
          node.kind === 'FunctionDef' ||
          node.kind === 'AsyncFunctionDef' ||
          node.kind === 'ClassDef' ||
          node.kind === 'Assign';
        if (defines) {
          facts.readsWhenCalled.forEach(read => own.add(read));
          facts.bindsCalledOnly.forEach(bind => own.add(bind));
        }
      }
      if (own.size) {
        this._carried.set(name, own);
      }
    }
    this._close();
    for (const piece of bindings.pieces) {
      this._strings.set(piece, stringReads(piece, bindings.names));
    }
  }

  /** Says that a piece has come to read a name. */
  also(piece: Piece, name: string): void {
    this._strings.set(piece, new Set([...this._strings.get(piece)!, name]));
  }

  /** Names read while the piece runs: an upper bound. */
  now(piece: Piece): ReadonlySet<string> {
    const { facts } = piece;
    const direct = [
      ...facts.readsNow,
      ...facts.needs,
      ...facts.needsCalled,
      ...this._strings.get(piece)!
    ];
    return new Set(direct.flatMap(name => [name, ...(this._carried.get(name) ?? [])]));
  }

  /** Names that have to come from outside of the piece. */
  outside(piece: Piece): ReadonlySet<string> {
    const { facts } = piece;
    return new Set([
      ...facts.needs,
      ...facts.needsCalled,
      ...facts.deletes,
      ...this._strings.get(piece)!
    ]);
  }

  /** Names that the piece's own code reads while it runs, texts left out. */
  direct({ facts }: Piece): ReadonlySet<string> {
    return new Set([...facts.readsNow, ...facts.needs]);
  }

  /** Names read by the piece now or ever, functions that it defines included. */
  ever(piece: Piece): ReadonlySet<string> {
    return new Set([
      ...piece.facts.readsNow,
      ...piece.facts.readsWhenCalled,
      ...piece.facts.needs,
      ...this._strings.get(piece)!
    ]);
  }

  /** Names that something made by the piece may read later: bodies of functions, lazy generators. */
  captured(piece: Piece): ReadonlySet<string> {
    const lazy = find(piece.node, 'GeneratorExp').flatMap(g => find(g, 'Name').map(n => n.id));
    const { node, facts } = piece;
    const keeps = lazy.length && node.kind !== 'FunctionDef' && node.kind !== 'ClassDef';
    return new Set([...facts.readsWhenCalled, ...facts.bindsCalledOnly, ...(keeps ? lazy : [])]);
  }

  private _close(): void {
    for (let changed = true; changed;) {
      changed = false;
      for (const [name, reads] of this._carried) {
        const more = new Set(
          [...reads].flatMap(read => [read, ...(this._carried.get(read) ?? [])])
        );
        if (more.size > reads.size) {
          this._carried.set(name, more);
          changed = true;
        }
      }
    }
  }
}

function stringReads(piece: Piece, bound: ReadonlySet<string>): ReadonlySet<string> {
  const found = new Set<string>();
  for (const call of find(piece.node, 'Call')) {
    const callee =
      dotted(call.func) ?? (call.func.kind === 'Attribute' ? `.${call.func.attr}` : '');
    const all = [...call.args, ...call.keywords.filter(k => k.arg !== 'data').map(k => k.value)];
    for (const text of find(all, 'Constant')) {
      const value = typeof text.value === 'string' ? text.value : '';
      if (SPEAKS.test(callee) || /@\w/.test(value) || value.includes('~')) {
        for (const [word] of value.matchAll(/[\p{L}_][\p{L}\p{N}_]*/gu)) {
          if (bound.has(word) && !BUILTINS.has(word)) {
            found.add(word);
          }
        }
      }
    }
  }
  return found;
}

import type { Expression } from './expression';
import type { Span } from './span';

/** What stands after `case` (PEP 634). */
export type Pattern =
  | (Span & { readonly kind: 'MatchValue'; readonly value: Expression })
  | (Span & { readonly kind: 'MatchSingleton'; readonly value: boolean | null })
  | (Span & { readonly kind: 'MatchSequence' | 'MatchOr'; readonly patterns: readonly Pattern[] })
  | (Span & {
      readonly kind: 'MatchMapping';
      readonly keys: readonly Expression[];
      readonly patterns: readonly Pattern[];
      readonly rest: string | null;
    })
  | (Span & {
      readonly kind: 'MatchClass';
      readonly cls: Expression;
      readonly patterns: readonly Pattern[];
      readonly kwdAttrs: readonly string[];
      readonly kwdPatterns: readonly Pattern[];
    })
  | (Span & { readonly kind: 'MatchStar'; readonly name: string | null })
  | (Span & {
      readonly kind: 'MatchAs';
      readonly pattern: Pattern | null;
      readonly name: string | null;
    });

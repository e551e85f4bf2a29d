/** What running a page does outside the notebook, as far as the text of its cells tells. */
import type { Span } from '../python/ast';
import { walk } from '../python/ast/walk';
import type { PageFlow } from './dataflow';

/** Something that a cell does outside the notebook. */
export interface Effect {
  readonly cell: string;
  readonly kind: 'writes' | 'shell' | 'database' | 'sends';
  /** The file, or what is called, as the code names it; null where that cannot be told. */
  readonly what: string | null;
}

/** Calls by the end of what is called: nobody reads a table or asks for a page by these. */
const CALLS: readonly (readonly [RegExp, Effect['kind']])[] = [
  [/\.(to_sql|to_gbq|executemany|executescript|commit|insert_one|insert_many)$/, 'database'],
  [/^(requests|httpx|session|client)\.(post|put|patch|delete)$/, 'sends'],
  [/\.(sendmail|send_message|chat_postMessage)$/, 'sends']
];
const SHELL = ['!', 'bash', 'sh', 'system', 'sx'];

/** In page order. @param sources - of the cells, by id. */
export function effectsOf(flow: PageFlow, sources: ReadonlyMap<string, string>): readonly Effect[] {
  return flow.cells.flatMap(({ id, reading }): Effect[] => {
    const { state, magics } = reading.facts;
    const written = state.filter(use => use.kind === 'file' && use.access === 'write');
    const found = new Map<string, Effect>();
    const add = (kind: Effect['kind'], what: string | null): void => {
      found.set(`${kind} ${what ?? ''}`, { cell: id, kind, what });
    };
    written.forEach(({ key }) => add('writes', key));
    if (SHELL.some(magic => magics.has(magic))) {
      add('shell', null);
    }
    const text = (span: Span): string => (sources.get(id) ?? '').slice(span.start, span.end);
    walk(reading.module, node => {
      if (node.kind === 'Call') {
        const called = text(node.func);
        const [, kind] = CALLS.find(([pattern]) => pattern.test(called)) ?? [];
        if (kind) {
          add(kind, called);
        }
      }
      return true;
    });
    return [...found.values()];
  });
}

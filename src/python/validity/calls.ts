/** Names that may stand only once: keywords of a call, parameters of a function. */
import type { Arguments, Keyword } from '../ast';
import { everyArg } from '../ast/walk';
import type { Report } from './check';

/** Reports keywords that are given twice. */
export function checkCall(keywords: readonly Keyword[], report: Report): void {
  const seen = new Set<string>();
  for (const keyword of keywords) {
    if (keyword.arg !== null && seen.has(keyword.arg)) {
      report(`keyword argument repeated: ${keyword.arg}`, keyword);
    }
    if (keyword.arg !== null) {
      seen.add(keyword.arg);
    }
  }
}

/** Reports parameters of the same name. */
export function checkParameters(args: Arguments, report: Report): void {
  const seen = new Set<string>();
  for (const arg of everyArg(args)) {
    if (seen.has(arg.name)) {
      report(`duplicate argument "${arg.name}" in function definition`, arg);
    }
    seen.add(arg.name);
    if (arg.name === '__debug__') {
      report('cannot assign to __debug__', arg);
    }
  }
}

/** What a person said of a cell, by tags and by directives, outranks what its code looks like. */
import type { Phrase } from '../phrase';

import type { PlanCell, Role } from './plan';
import type { Sentences } from './sentences/index';
import { ROLE_OF_TAG } from './tags';

/** A wish for a cell: the role that it shall have. */
export interface Wish {
  readonly role: Role;
  /** Why, where the role is `excluded`. */
  readonly reason: Phrase | null;
}

/** `#| export` and `# | eval: false`, as nbdev and Quarto read them. */
const DIRECTIVE = /^\s*#\s*\|\s*(.+?)\s*$/;

/** The directive lines of a cell: its first lines of comments. */
export function directives(source: string): string[] {
  const found: string[] = [];
  for (const line of source.split('\n')) {
    const match = DIRECTIVE.exec(line);
    if (match) {
      found.push(match[1]);
    } else if (line.trim() && !line.trimStart().startsWith('#')) {
      break;
    }
  }
  return found;
}

/** What tags and directives ask for; null where they say nothing of the role. */
export function wish(cell: PlanCell, language: string, say: Sentences): Wish | null {
  if (cell.language && cell.language !== language) {
    return { role: 'excluded', reason: say.otherLanguage(cell.language) };
  }
  const tag = cell.tags.find(each => Object.hasOwn(ROLE_OF_TAG, each));
  if (tag) {
    const role = ROLE_OF_TAG[tag];
    return { role, reason: role === 'excluded' ? say.leftOutByTag(tag) : null };
  }
  for (const directive of directives(cell.source)) {
    if (/^eval\s*:\s*false\b/i.test(directive)) {
      return { role: 'excluded', reason: say.leftOutByDirective(`#| ${directive}`) };
    }
    if (/^(export|exporti|exports)\b/.test(directive)) {
      return { role: 'definitions', reason: null };
    }
  }
  return null;
}

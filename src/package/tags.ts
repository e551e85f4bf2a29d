/** The ordinary cell tags that give a cell its role in the package, and what they stand for. */
import type { Role } from './plan';

/** Tags of Papermill, Jupyter Book, nbconvert and of Shipshape. */
export const ROLE_OF_TAG: Readonly<Record<string, Role>> = {
  parameters: 'parameters',
  test: 'test',
  tests: 'test',
  export: 'definitions',
  exclude: 'excluded',
  'skip-execution': 'excluded',
  remove_cell: 'excluded',
  'remove-cell': 'excluded',
  'injected-parameters': 'excluded'
};

/** The tag that a person's choice of a role writes. */
const TAG_OF_ROLE = {
  parameters: 'parameters',
  definitions: 'export',
  test: 'test',
  excluded: 'exclude'
} as const;

/** Roles that can be chosen for a cell. */
export type ChosenRole = keyof typeof TAG_OF_ROLE;

export const CHOSEN_ROLES = Object.keys(TAG_OF_ROLE) as readonly ChosenRole[];

/** The role that the tags ask for; null where they leave it to the code. */
export function roleOf(tags: readonly string[]): Role | null {
  const tag = tags.find(each => Object.hasOwn(ROLE_OF_TAG, each));
  return tag === undefined ? null : ROLE_OF_TAG[tag];
}

/** The tags with this role and no other; null leaves the role to the code. Tags of other meaning stay. */
export function withRole(tags: readonly string[], role: ChosenRole | null): readonly string[] {
  const others = tags.filter(tag => !Object.hasOwn(ROLE_OF_TAG, tag));
  return role ? [...others, TAG_OF_ROLE[role]] : others;
}

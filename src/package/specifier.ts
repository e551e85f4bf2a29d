/** Requirements as a person writes them: PEP 508 names, PEP 440 specifiers. */

const NAME = '[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?';
const RELEASE = '(?:\\d+!)?\\d+(?:\\.\\d+)*';
const VERSION = `${RELEASE}(?:(?:a|b|rc|\\.?post|\\.?dev)\\d+)*(?:\\+[A-Za-z0-9.]+)?`;
const CLAUSE = `(?:(?:>=|<=|>|<|~=)\\s*${VERSION}|(?:==|!=)\\s*${VERSION}(?:\\.\\*)?)`;
const SPECIFIER = new RegExp(`^\\s*(?:${CLAUSE}(?:\\s*,\\s*${CLAUSE})*)?\\s*$`);
const REQUIREMENT = new RegExp(`^\\s*(${NAME})\\s*(\\[[\\w\\s,.-]+\\])?\\s*(.*)$`);

/** Whether a text limits versions (`>=2.2,<3`); an empty one allows any. */
export function isSpecifier(text: string): boolean {
  return SPECIFIER.test(text);
}

/** `pandas[excel] >= 2` in its parts; null where it is no requirement. */
export function readRequirement(
  text: string
): { name: string; extras: string[]; range: string } | null {
  const [, name, extras = '', range = ''] = REQUIREMENT.exec(text) ?? [];
  return name && isSpecifier(range)
    ? { name, extras: extras.match(/[\w.-]+/g) ?? [], range: range.replace(/\s/g, '') }
    : null;
}

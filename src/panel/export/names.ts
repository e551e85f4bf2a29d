/** Names that a package may have, as packaging.python.org's specification of names says. */

const VALID = /^[A-Za-z0-9](?:[A-Za-z0-9._-]*[A-Za-z0-9])?$/;

export function isPackageName(name: string): boolean {
  return VALID.test(name);
}

/** The nearest valid name: `churn monthly!` gives `churn-monthly`. */
export function nearestName(name: string): string {
  const near = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-._]+|[-._]+$/g, '')
    .toLowerCase();
  return near || 'my-package';
}

/** A version as PEP 440 writes releases and pre-releases. */
export function isVersion(version: string): boolean {
  return /^\d+(\.\d+)*((a|b|rc)\d+)?(\.post\d+)?(\.dev\d+)?(\+[a-z0-9.]+)?$/i.test(version);
}

/** Dependencies as text: requirements, and the exact versions of all that stands behind them. */
import type { Dependency, Environment } from './plan';

/** PEP 508, of those that the package needs at run time; sorted. */
export function requirementLines(dependencies: readonly Dependency[]): string[] {
  return dependencies
    .filter(d => d.name && d.group === 'runtime')
    .map(requirement)
    .sort();
}

/** One dependency as PEP 508 writes it. */
export function requirement({ name, range, url, extras }: Dependency): string {
  const named = extras?.length ? `${name}[${extras.join(',')}]` : `${name}`;
  return url ? `${named} @ ${url}` : `${named}${range}`;
}

/** `constraints.txt`: the versions that the environment has, of these and all that they need. */
export function constraintLines(
  dependencies: readonly Dependency[],
  { distributions }: Environment
): string[] {
  const installed = new Map(distributions.map(d => [normalName(d.name), d]));
  const urls = new Set(dependencies.filter(d => d.url).map(d => normalName(d.name ?? '')));
  const found = new Map<string, string>();
  const open = dependencies.flatMap(d => (d.name && d.version ? [normalName(d.name)] : []));
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const distribution = installed.get(name);
    if (distribution && !found.has(name)) {
      found.set(name, `${distribution.name}==${distribution.version.replace(/\+.*$/, '')}`);
      open.push(...distribution.requires.map(normalName));
    }
  }
  urls.forEach(name => found.delete(name));
  return [...found].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line]) => line);
}

/** PEP 503. */
export function normalName(name: string): string {
  return name.toLowerCase().replace(/[-_.]+/g, '-');
}

/** A package as a zip, made in the page: the plan's files and the least that makes them a project. */
import { strToU8, zipSync } from 'fflate';
import type { Dependency, PackagePlan, PlanFile } from '../../package/plan';
import { requirement } from '../../package/requirements';

/** The same plan gives the same bytes. */
export function zipPlan(plan: PackagePlan): Uint8Array {
  const files = new Map(plan.files.map(file => [file.path, contentOf(file)]));
  files.set('pyproject.toml', strToU8(pyproject(plan)));
  files.set(`src/${plan.module}/py.typed`, strToU8(''));
  const root = `${plan.distribution}-${plan.version}`;
  const entries = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return zipSync(
    Object.fromEntries(entries.map(([path, content]) => [`${root}/${path}`, content])),
    // The earliest date that a zip can hold.
    { mtime: '1980-01-01T00:00:00' }
  );
}

function contentOf({ text, base64 }: PlanFile): Uint8Array {
  return base64 === undefined
    ? strToU8(text)
    : Uint8Array.from(atob(base64), sign => sign.charCodeAt(0));
}

function pyproject(plan: PackagePlan): string {
  const quoted = (text: string): string => JSON.stringify(text);
  const list = (all: readonly Dependency[]): string =>
    all.map(requirement).sort().map(quoted).join(', ');
  const named = plan.dependencies.filter(d => d.name);
  const tests = list(named.filter(d => d.group === 'test'));
  return `[build-system]
requires = ["hatchling>=1.26"]
build-backend = "hatchling.build"

[project]
name = ${quoted(plan.distribution)}
version = ${quoted(plan.version)}
description = ${quoted(plan.description)}
${plan.files.some(file => file.role === 'readme') ? 'readme = "README.md"\n' : ''}requires-python = ${quoted(plan.requiresPython)}
dependencies = [${list(named.filter(d => d.group === 'runtime'))}]

[project.scripts]
${plan.distribution} = ${quoted(`${plan.module}.__main__:main`)}

[dependency-groups]
test = ["pytest>=9"${tests ? `, ${tests}` : ''}]

[tool.hatch.build.targets.wheel]
packages = [${quoted(`src/${plan.module}`)}]
`;
}

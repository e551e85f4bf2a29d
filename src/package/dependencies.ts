/** Distributions behind the imports, in the versions that the environment has. */
import type { Phrase } from '../phrase';
import type { PlanDraft } from './draft';
import type { Dependency, Distribution } from './plan';
import { isSpecifier, readRequirement } from './specifier';
import { normalName } from './requirements';
import { masked } from './secrets';
import { satisfies } from './versions';

/** Distributions that calls load behind one's back, by the method called. */
const ENGINES: readonly { readonly call: RegExp; readonly any: readonly string[] }[] = [
  {
    call: /\.(read_parquet|to_parquet|read_feather|to_feather|read_orc|to_orc)\(/,
    any: ['pyarrow', 'fastparquet']
  },
  {
    call: /\.(read_excel|to_excel|ExcelFile|ExcelWriter)\(/,
    any: ['openpyxl', 'xlrd', 'XlsxWriter']
  },
  { call: /\.(read_hdf|to_hdf|HDFStore)\(/, any: ['tables'] },
  { call: /\.(read_html)\(/, any: ['lxml', 'html5lib', 'beautifulsoup4'] },
  { call: /\.(read_xml|to_xml)\(/, any: ['lxml'] },
  { call: /\.(read_sql|read_sql_query|read_sql_table|to_sql)\(/, any: ['SQLAlchemy'] },
  { call: /\.to_markdown\(/, any: ['tabulate'] },
  { call: /\.(plot|hist|boxplot)(\.\w+)?\(/, any: ['matplotlib'] },
  { call: /\bBeautifulSoup\([^)]*["']lxml["']/, any: ['lxml'] },
  { call: /\bBeautifulSoup\([^)]*["']html5lib["']/, any: ['html5lib'] }
];

/** What the package needs, by name. */
export function dependencies(
  draft: PlanDraft,
  /** Dotted modules that the generated modules import, at run time. */
  modules: ReadonlySet<string>,
  rest: {
    /** Modules imported only in `try` or under `TYPE_CHECKING`. */
    readonly optional: ReadonlySet<string>;
    /** Those of them that only types need: whoever checks the types has them. */
    readonly types: ReadonlySet<string>;
    /** Modules that the tests import. */
    readonly testModules: readonly string[];
  },
  code: string
): Dependency[] {
  const finder = new Finder(draft);
  for (const module of [...modules].sort()) {
    const guarded = rest.types.has(module) ? 'test' : 'optional';
    finder.import(module, rest.optional.has(module) ? guarded : 'runtime');
  }
  for (const module of rest.testModules.filter(one => !modules.has(one))) {
    finder.import(module, 'test');
  }
  finder.engines(code);
  finder.loaded();
  finder.installs();
  finder.folders();
  return finder.all();
}

class Finder {
  private readonly _found = new Map<string, Dependency>();
  private readonly _stdlib: ReadonlySet<string>;
  private readonly _local: ReadonlySet<string>;

  constructor(private readonly _draft: PlanDraft) {
    const { environment } = _draft;
    this._stdlib = new Set(environment.stdlib);
    this._local = new Set(environment.local.map(m => m.name));
  }

  import(module: string, group: Dependency['group']): void {
    const root = module.split('.')[0];
    if (!root || this._stdlib.has(root) || this._local.has(root)) {
      return;
    }
    const all = this._providers(module);
    if (all.length) {
      all.forEach(d => this._add(d, group, module, null));
    } else if (group === 'runtime') {
      const key = `?${root}`;
      const { say, choices } = this._draft;
      const named = readRequirement(choices.requirements?.[root] ?? '');
      if (named) {
        this._found.set(key, { ...named, version: null, imports: [module], reason: null, group });
        return;
      }
      this._found.set(key, {
        name: null,
        range: '',
        version: null,
        imports: [module],
        reason: say.notInstalled(root),
        group
      });
      this._draft.note(null, say.notInstalled(root));
    }
  }

  /** Distributions whose RECORD gives the import: the longest dotted name wins. */
  private _providers(module: string): Distribution[] {
    const parts = module.split('.');
    for (let n = parts.length; n > 0; n--) {
      const name = parts.slice(0, n).join('.');
      const found = this._draft.environment.distributions.filter(d => d.imports.includes(name));
      if (found.length) {
        return found.length > 2 ? found.slice(0, 1) : found;
      }
    }
    return [];
  }

  engines(code: string): void {
    for (const { call, any } of ENGINES) {
      const match = call.exec(code);
      const installed =
        match && this._draft.environment.distributions.find(d => any.some(n => same(n, d.name)));
      if (match && installed) {
        this._add(
          installed,
          'runtime',
          null,
          this._draft.say.engine(match[0].replace(/^[.]|\($/g, ''))
        );
      }
    }
  }

  /** What a kernel that ran the notebook has loaded beyond the closure of what is declared. */
  loaded(): void {
    const { environment, choices, say } = this._draft;
    const loaded = new Set([...environment.loaded, ...(choices.loaded ?? [])]);
    if (!loaded.size) {
      return;
    }
    const closure = this._closure();
    for (const distribution of environment.distributions) {
      const hidden =
        HIDDEN.has(distribution.name.toLowerCase()) && !closure.has(normalName(distribution.name));
      if (hidden && distribution.imports.some(name => loaded.has(name))) {
        this._add(distribution, 'runtime', null, say.loadedBehind());
      }
    }
  }

  private _closure(): Set<string> {
    const by = new Map(this._draft.environment.distributions.map(d => [normalName(d.name), d]));
    const closure = new Set<string>();
    const open = [...this._found.values()].flatMap(d => (d.name ? [normalName(d.name)] : []));
    for (let name = open.pop(); name; name = open.pop()) {
      if (!closure.has(name)) {
        closure.add(name);
        open.push(...(by.get(name)?.requires ?? []).map(normalName));
      }
    }
    return closure;
  }

  /** `pip install` lines: a dependency, and a word where the environment has another version. */
  installs(): void {
    const { say, environment, notebook } = this._draft;
    for (const { cell, requirement } of this._draft.installs) {
      const at = notebook.cells.find(c => c.id === cell) ?? null;
      const match = /^([A-Za-z0-9][\w.-]*)(?:\[([^\]]*)\])?\s*(.*)$/.exec(requirement);
      if (requirement.startsWith('-')) {
        const index = /^(-i|--index-url|--extra-index-url|-f|--find-links)\s/.test(requirement);
        this._draft.note(at, index ? say.otherIndex(requirement) : say.installFile(requirement));
      } else if (!match || /^(git\+|https?:)/.test(requirement)) {
        this._draft.note(at, say.installByAddress(requirement));
      } else {
        const [, name, extras, spec] = match;
        const installed = environment.distributions.find(d => same(d.name, name));
        this._install(installed ?? name, spec, extras?.split(',').map(e => e.trim()) ?? []);
        if (installed && !satisfies(installed.version, spec)) {
          this._draft.note(
            at,
            say.otherVersion(installed.name, spec.replace(/^==\s*/, ''), installed.version)
          );
        }
      }
    }
  }

  private _install(what: Distribution | string, spec: string, extras: readonly string[]): void {
    const id = normalName(typeof what === 'string' ? what : what.name);
    const reason = this._draft.say.installLine();
    if (typeof what === 'string') {
      const found = { name: what, range: spec, version: null, imports: [], reason };
      this._found.set(id, { ...found, group: 'runtime' });
    } else {
      this._add(what, 'runtime', null, reason);
    }
    const known = this._found.get(id);
    if (known && extras.length) {
      const all = [...new Set([...(known.extras ?? []), ...extras])].sort();
      this._found.set(id, { ...known, extras: all });
    }
  }

  /** Installs that nobody else can repeat: from a folder of this machine. */
  folders(): void {
    const { say, environment } = this._draft;
    for (const [id, found] of this._found) {
      const direct = environment.distributions.find(
        d => found.name !== null && same(d.name, found.name)
      )?.directUrl;
      if (direct?.url.startsWith('file:')) {
        this._draft.note(null, say.fromFolder(found.name ?? id, direct.editable));
      }
    }
  }

  all(): Dependency[] {
    return [...this._found.values()]
      .map(found => this._asChosen(found))
      .sort((a, b) => key(a).localeCompare(key(b), 'en'));
  }

  /** With the versions that the person allows. */
  private _asChosen(found: Dependency): Dependency {
    const range = this._draft.choices.requirements?.[found.name ?? ''];
    return range !== undefined && isSpecifier(range)
      ? { ...found, range: range.replace(/\s/g, '') }
      : found;
  }

  private _add(
    d: Distribution,
    group: Dependency['group'],
    module: string | null,
    reason: Phrase | null
  ): void {
    const id = normalName(d.name);
    const known = this._found.get(id);
    const url = d.directUrl && reference(d.directUrl);
    const imports = [...new Set([...(known?.imports ?? []), ...(module ? [module] : [])])];
    this._found.set(id, {
      name: d.name,
      range: lowerBound(d.version),
      version: d.version,
      imports,
      reason: imports.length ? (known?.reason ?? null) : (reason ?? known?.reason ?? null),
      group: known?.group === 'runtime' ? 'runtime' : group,
      ...(group === 'optional' && known?.group !== 'runtime' ? { extra: id } : {}),
      ...(known?.extras ? { extras: known.extras } : {}),
      ...(url ? { url } : {})
    });
  }
}

/** Engines that other libraries load by themselves. */
const HIDDEN = new Set(
  'pyarrow fastparquet openpyxl xlrd xlsxwriter tables lxml html5lib tabulate numexpr bottleneck psycopg2 psycopg2-binary pymysql s3fs gcsfs adlfs jinja2'.split(
    ' '
  )
);

function key(d: Dependency): string {
  return d.name ?? d.imports[0] ?? '';
}

function same(a: string, b: string): boolean {
  return normalName(a) === normalName(b);
}

/** `>=2.2` of `2.2.3`: the version seen, to its minor part. */
function lowerBound(version: string): string {
  const match = /^(\d+!)?(\d+)(?:\.(\d+))?/.exec(version);
  return match
    ? `>=${match[1] ?? ''}${match[2]}${match[3] === undefined ? '' : `.${match[3]}`}`
    : '';
}

/** PEP 508's part behind the `@`; null where only this machine has what it leads to. */
function reference(direct: NonNullable<Distribution['directUrl']>): string | null {
  if (direct.url.startsWith('file:')) {
    return null;
  }
  return masked(
    direct.commit ? `${direct.vcs ?? 'git'}+${direct.url}@${direct.commit}` : direct.url
  );
}

/** IPython's own syntax in a cell, turned into Python that means the same. */
import type { Magic, Module, Statement } from '../../python/ast';
import type { Phrase } from '../../phrase';
import { SpanEdits } from '../edits';
import { pythonString } from '../identifiers';
import type { Sentences } from '../sentences/index';
import { find } from '../walk';
import { automaticCall } from './autocall';
import { COMMANDS, INSTALLERS, LEFT_OUT, MEASURES, RUNS, SHELLS, SHOWS } from './table';
import { commandString, lines, listedFolder, listing, printed, requirements } from './shell';

/** A cell without IPython's syntax; lines stand where they stood. */
export interface PlainCell {
  readonly source: string;
  /** What the replacements import. */
  readonly imports: readonly string[];
  /** Output of the whole cell is swallowed (`%%capture`). */
  readonly captured: boolean;
  readonly dropped: readonly Phrase[];
  readonly installs: readonly string[];
  readonly refused: readonly { readonly offset: number; readonly reason: Phrase }[];
}

/**
 * @param bound - is a name bound by the notebook?
 * @param taken - is it bound to something else than the module or class of that name?
 * @param needed - is a name needed by another cell, or later in this one?
 */
export function plainCell(
  source: string,
  module: Module,
  bound: (name: string) => boolean,
  taken: (name: string) => boolean,
  needed: (name: string) => boolean,
  say: Sentences
): PlainCell {
  const rewrite = new Rewrite(source, bound, taken, needed, say);
  rewrite.module(module);
  return rewrite.result();
}

/** What replacements call. */
const IMPORTS = {
  os: 'import os',
  subprocess: 'import subprocess',
  Path: 'from pathlib import Path'
} as const;

class Rewrite {
  private readonly _edits: SpanEdits;
  private readonly _imports = new Set<string>();
  private readonly _dropped: Phrase[] = [];
  private readonly _installs: string[] = [];
  private readonly _refused: { offset: number; reason: Phrase }[] = [];
  private _captured = false;
  private _nothing = false;

  constructor(
    private readonly _source: string,
    private readonly _bound: (name: string) => boolean,
    private readonly _taken: (name: string) => boolean,
    private readonly _needed: (name: string) => boolean,
    private readonly _say: Sentences
  ) {
    this._edits = new SpanEdits(_source);
  }

  module(module: Module): void {
    const magics = find(module, 'Magic');
    const top = new Set<Statement>(module.body);
    const values = new Set(find(module, 'Assign').map(assign => assign.value));
    for (const magic of magics) {
      if (magic.form === 'cell') {
        this.cell(magic);
      } else if (values.has(magic)) {
        this.value(magic);
      } else {
        this.line(magic, top.has(magic));
      }
    }
  }

  result(): PlainCell {
    return {
      source: this._nothing ? '' : this._edits.slice(),
      imports: [...this._imports],
      captured: this._captured,
      dropped: this._dropped,
      installs: this._installs,
      refused: this._refused
    };
  }

  /** `%%name args ⏎ body`. */
  private cell(magic: Magic): void {
    const head = this._source.indexOf('\n', magic.start);
    const body = magic.text ?? '';
    if (MEASURES.has(magic.name)) {
      this._drop(magic, this._say.measured(`%%${magic.name}`));
      this._nothing = true;
    } else if (SHOWS.has(magic.name)) {
      this._drop(magic, this._say.showsOnly(`%%${magic.name}`));
      this._nothing = true;
    } else if (RUNS.has(magic.name)) {
      const [name] = magic.stores;
      if (name && this._needed(name)) {
        this._refuse(magic, this._say.capturedOutput(name));
      }
      this._captured = magic.name === 'capture';
      this._edits.replace({ start: magic.start, end: head < 0 ? magic.end : head }, '');
    } else if (magic.name === 'writefile' || magic.name === 'file') {
      this._writes(magic, body);
    } else if (magic.name in SHELLS && !magic.stores.length && !magic.args.trim()) {
      const command = `["${SHELLS[magic.name]}", "-c", ${pythonString(body)}]`;
      this._put(magic, printed(`${command}, `, this._import('subprocess')));
    } else {
      this._refuse(magic, this._say.noPython(`%%${magic.name}`));
    }
  }

  private _writes(magic: Magic, body: string): void {
    const words = magic.args.trim().split(/\s+/);
    const append = words.includes('-a') || words.includes('--append');
    const file = words.filter(word => !word.startsWith('-'));
    if (file.length !== 1 || /[{$~]/.test(file[0])) {
      this._refuse(magic, this._say.noPython(`%%${magic.name}`));
      return;
    }
    const path = pythonString(file[0].replace(/^["']|["']$/g, ''));
    const text = pythonString(body.endsWith('\n') ? body : `${body}\n`);
    const Path = this._import('Path');
    this._put(
      magic,
      append
        ? `with ${Path}(${path}).open("a", encoding="utf-8") as _file:\n    _file.write(${text})\nprint("Appending to", ${path})`
        : `print("Overwriting" if ${Path}(${path}).exists() else "Writing", ${path})\n${Path}(${path}).write_text(${text}, encoding="utf-8")`
    );
  }

  /** A line of its own. */
  private line(magic: Magic, top: boolean): void {
    const gone = top ? '' : 'pass';
    if (magic.form === 'help') {
      this._edits.replace(magic, gone);
      this._dropped.push(this._say.helpOnly());
    } else if (magic.form === 'shell') {
      this._shell(magic, magic.args, gone);
    } else if (magic.form === 'autocall') {
      this._call(magic, gone);
    } else if (RUNS.has(magic.name) && magic.body?.length) {
      this._edits.replace({ start: magic.start, end: magic.body[0].start }, '');
    } else if (INSTALLERS.has(magic.name)) {
      this._install(magic, `${magic.name} ${magic.args}`, gone);
    } else if (COMMANDS.has(magic.name)) {
      this._shell(magic, `${magic.name} ${magic.args}`, gone);
    } else if (magic.name === 'cd' && /^[^\s{$~-][^\s{$]*$/.test(magic.args.trim())) {
      const os = this._import('os');
      const path = pythonString(magic.args.trim().replace(/^["']|["']$/g, ''));
      this._put(magic, `${os}.chdir(${path}); print(${os}.getcwd())`);
    } else if (magic.name === 'env' || magic.name === 'set_env') {
      this._environment(magic, gone);
    } else if (LEFT_OUT.has(magic.name) || MEASURES.has(magic.name)) {
      this._edits.replace(magic, gone);
      this._dropped.push(
        MEASURES.has(magic.name)
          ? this._say.measured(`%${magic.name}`)
          : this._say.sessionOnly(`%${magic.name}`)
      );
    } else {
      this._refuse(magic, this._say.noPython(`%${magic.name}`));
    }
  }

  /** The right side of an assignment. */
  private value(magic: Magic): void {
    if (magic.form === 'shell') {
      const folder = listedFolder(magic.args.trim());
      const command = commandString(magic.args.trim(), this._bound);
      if (folder !== null) {
        this._put(magic, listing(folder, this._import('Path')));
      } else if (command) {
        this._put(magic, lines(command, this._import('subprocess')));
      } else {
        this._refuse(magic, this._say.shellExpression());
      }
    } else if (magic.name === 'pwd') {
      this._put(magic, `${this._import('os')}.getcwd()`);
    } else if (magic.name === 'env' && /^\w+$/.test(magic.args.trim())) {
      this._put(magic, `${this._import('os')}.environ[${pythonString(magic.args.trim())}]`);
    } else if (RUNS.has(magic.name) && magic.body?.length === 1) {
      this._edits.replace({ start: magic.start, end: magic.body[0].start }, '');
    } else {
      this._refuse(magic, this._say.noPython(`%${magic.name}`));
    }
  }

  private _call(magic: Magic, gone: string): void {
    const call = automaticCall(magic.name, magic.args);
    if (call) {
      this._put(magic, call);
    } else if (call === '') {
      this._edits.replace(magic, gone);
    } else {
      this._refuse(magic, this._say.noPython(magic.name));
    }
  }

  private _shell(magic: Magic, command: string, gone: string): void {
    if (requirements(command)) {
      this._install(magic, command, gone);
      return;
    }
    const text = commandString(command.trim(), this._bound);
    if (text === null) {
      this._refuse(magic, this._say.shellExpression());
      return;
    }
    this._put(magic, printed(`${text}, shell=True, `, this._import('subprocess')));
  }

  private _install(magic: Magic, command: string, gone: string): void {
    this._installs.push(...(requirements(command) ?? []));
    this._edits.replace(magic, gone);
    this._dropped.push(this._say.installLine());
  }

  private _environment(magic: Magic, gone: string): void {
    const match = /^(\w+)(?:\s*=\s*|\s+)(\S.*)$/.exec(magic.args.trim());
    if (!match) {
      this._edits.replace(magic, gone);
      this._dropped.push(this._say.sessionOnly('%env'));
    } else if (/[{$]/.test(match[2])) {
      this._refuse(magic, this._say.shellExpression());
    } else {
      const os = this._import('os');
      const [name, value] = [pythonString(match[1]), pythonString(match[2])];
      this._put(
        magic,
        `${os}.environ[${name}] = ${value}; print(${pythonString(`env: ${match[1]}=${match[2]}`)})`
      );
    }
  }

  /** The name of what a replacement calls; the notebook may have taken its own name for something else. */
  private _import(what: keyof typeof IMPORTS): string {
    const name = this._taken(what) ? `_${what.toLowerCase()}` : what;
    this._imports.add(name === what ? IMPORTS[what] : `${IMPORTS[what]} as ${name}`);
    return name;
  }

  private _put(magic: Magic, text: string): void {
    this._edits.replace(magic, text);
  }

  private _drop(magic: Magic, reason: Phrase): void {
    this._edits.replace(magic, '');
    this._dropped.push(reason);
  }

  private _refuse(magic: Magic, reason: Phrase): void {
    this._refused.push({ offset: magic.start, reason });
  }
}

/** Shell lines as Python. */
import { pythonString } from '../identifiers';

/** `{expression}` or `$name` in a shell line, as IPython fills them in. */
const FILLED = /\{\{|\}\}|\{([^{}]*)\}|\$\{?([A-Za-z_]\w*)\}?/g;
/** Expressions that can stand in an f-string as they are, in any Python. */
const PLAIN = /^[A-Za-z_][\w.]*(\[\w+\])*$/;

/**
 * A shell command as a Python string; null where it fills in something that cannot be written so.
 *
 * @param bound - is a name bound by the notebook? Others in `$name` are the shell's own.
 */
export function commandString(command: string, bound: (name: string) => boolean): string | null {
  let filled = false;
  let readable = true;
  const text = command.replace(FILLED, (all, expression: string | undefined, name?: string) => {
    if (all === '{{' || all === '}}') {
      return all;
    }
    const wanted = expression?.trim() ?? (name !== undefined && bound(name) ? name : null);
    if (wanted === null) {
      return all.replace(/[{}]/g, '$&$&');
    }
    readable &&= PLAIN.test(wanted);
    filled = true;
    return `\u0001${wanted}\u0002`;
  });
  if (!readable) {
    return null;
  }
  return filled
    ? `f${pythonString(text.replace(/[\u0001]/g, '{').replace(/[\u0002]/g, '}'))}` // eslint-disable-line no-control-regex -- the marks set above
    : pythonString(command);
}

/** What IPython's terminal gives: errors among the rest, in their order. */
const PIPES = 'stdout={}.PIPE, stderr={}.STDOUT, text=True';

function run(command: string, subprocess: string): string {
  return `${subprocess}.run(${command}${PIPES.replaceAll('{}', subprocess)}).stdout`;
}

/**
 * Runs a command and prints what it prints, as `!command` does: a failure is printed, and the
 * notebook goes on.
 *
 * @param command - arguments of `subprocess.run`, with a comma behind them.
 * @param subprocess - the module's name.
 */
export function printed(command: string, subprocess: string): string {
  return `print(${run(command, subprocess)}, end="")`;
}

/** The lines that a command prints, as `x = !command` gives them; without lines to go on with, a failure raises. */
export function lines(command: string, subprocess: string): string {
  return `${run(`${command}, shell=True, check=True, `, subprocess)}.splitlines()`;
}

/** The folder that a plain `ls` lists: it has an answer without a shell; null for any other command. */
export function listedFolder(command: string): string | null {
  const match = /^ls(?:\s+([^\s*?$|&;<>{}'"-][^\s*?$|&;<>{}'"]*))?\s*$/.exec(command);
  return match && (match[1] ?? '.');
}

/** The names in a folder as `ls` gives them. @param Path - the name of pathlib's class. */
export function listing(folder: string, Path: string): string {
  return `sorted(p.name for p in ${Path}(${pythonString(folder)}).iterdir() if not p.name.startswith("."))`;
}

/** Options that a person should know of: files, folders and other indexes. */
const TOLD = /^(-r|-e|-i|-f|--requirement|--index-url|--extra-index-url|--find-links)$/;

/** Requirements of a `pip install` line; null where the line installs nothing by name. */
export function requirements(command: string): string[] | null {
  const match =
    /(?:^|[\s;&])(?:pip3?|(?:\S*python[\d.]*|\{sys\.executable\})\s+-m\s+pip|conda|mamba|micromamba|uv\s+pip|uv)\s+(?:install|add)\s+(.*)$/s.exec(
      command
    );
  if (!match) {
    return null;
  }
  const words = shellWords(match[1]);
  const found: string[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i];
    if (
      /^(-c|-r|-i|-f|-e|-t|--channel|--index-url|--extra-index-url|--find-links|--target|--requirement|-e|--editable)$/.test(
        word
      )
    ) {
      i++;
      if (TOLD.test(word) && words[i]) {
        found.push(`${word} ${words[i]}`);
      }
    } else if (
      /^[A-Za-z0-9][\w.-]*(\[[\w,.-]+\])?\s*((==|>=|<=|~=|!=|<|>|=)[\w.*+!,<>=~-]+)?$/.test(word)
    ) {
      found.push(word.replace(/^([^=<>~!]+)=([^=].*)$/, '$1==$2'));
    } else if (/^(git\+|https?:)/.test(word)) {
      found.push(word);
    }
  }
  return found;
}

/** The words of one command, quotes taken away; what a pipe, a redirection or another command follows is left. */
function shellWords(text: string): string[] {
  const words: string[] = [];
  for (const [token] of text.matchAll(/(?:"[^"]*"|'[^']*'|[^\s"';|&>])+|[;|&>]+/g)) {
    if (/^[;|&>]/.test(token)) {
      // `2>` names a stream.
      return token.startsWith('>') && /^\d$/.test(words.at(-1) ?? '') ? words.slice(0, -1) : words;
    }
    words.push(/["']/.test(token) ? token.replace(/["'\s]/g, '') : token);
  }
  return words;
}

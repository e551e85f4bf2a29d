/** Why a cell cannot be exported as it stands. */
import { names, phrase, type Phrase } from '../../phrase';
import { CellSentences } from './cells';
/** Sentences in one language. */
export class RefusalSentences extends CellSentences {
  // ------------------------------------------------------------ refusals

  unreadable(message: string): Phrase {
    return phrase(m => this.trans.__('This is no valid Python: %1', m), { text: message });
  }
  ownModule(): Phrase {
    return phrase(
      m =>
        this.trans.__(
          'This text names the notebook itself as the module %1, which the package is not. Name the object instead.',
          m
        ),
      { code: '__main__' }
    );
  }
  ownText(call: string): Phrase {
    return phrase(
      m => this.trans.__('%1 looks at the text of the notebook, which the package writes anew.', m),
      { code: call }
    );
  }
  spokenInside(name: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 stands only in the text of a query inside of a function, where a package does not find it. Give it to the function as an argument.',
          m
        ),
      { code: name }
    );
  }
  writtenTwice(file: string): Phrase {
    return phrase(
      m => this.trans.__('%1 is written with another text above; give each its own name.', m),
      { code: file }
    );
  }
  unbound(name: string): Phrase {
    return phrase(m => this.trans.__('%1 is set by no cell above: a fresh run stops here.', m), {
      code: name
    });
  }
  unboundNote(name: string): Phrase {
    return phrase(m => this.trans.__('%1 may be unset here: no cell above is sure to set it.', m), {
      code: name
    });
  }
  opaque(what: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 reaches the names of the notebook in a way that cannot be read. Write the names out.',
          m
        ),
      { code: what }
    );
  }
  excludedGives(name: string): Phrase {
    return phrase(m => this.trans.__('%1 comes from a cell that is left out.', m), { code: name });
  }
  starUnknown(module: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          'What %1 gives is not known: name what is used, or export from the environment of the notebook.',
          m
        ),
      { code: `from ${module} import *` }
    );
  }

  // ------------------------------------------------------------ %run

  /** @param line - null: of the whole cell. */
  inFile(
    file: { readonly name: string; readonly index: number },
    line: number | null,
    because: Phrase
  ): Phrase {
    const cell = file.name.endsWith('.py') ? '' : this.trans.__(', cell %1', String(file.index));
    const at = line === null ? '' : this.trans.__(', line %1', String(line));
    return phrase(
      (f, c, b) => this.trans.__('In %1%2: %3', f, c, b),
      { code: file.name },
      { text: cell + at },
      because
    );
  }
  runTaken(file: string): Phrase {
    return phrase(
      m => this.trans.__('The code of %1 takes part here, in a module of its own.', m),
      {
        code: file
      }
    );
  }
  runMissing(file: string): Phrase {
    return phrase(
      (m, n) =>
        this.trans.__(
          'This runs %1, which is no notebook or script beside this one. Put it there, or tag the cell %2.',
          m,
          n
        ),
      { code: file },
      { code: 'exclude' }
    );
  }
  runArguments(): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 with options or arguments has no counterpart in a package. Call a function instead.',
          m
        ),
      { code: '%run' }
    );
  }
  runUnreadable(file: string): Phrase {
    return phrase(m => this.trans.__('%1 cannot be read as a notebook.', m), { code: file });
  }
  runLooksAtItself(file: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 looks at its own file or at the command line, which are others in a package.',
          m
        ),
      { code: file }
    );
  }
  runNeeds(file: string, all: readonly string[]): Phrase {
    return phrase(
      (m, n) => this.trans.__('%1 needs %2, which a script that is run does not get.', m, n),
      { code: file },
      names(all)
    );
  }
  runClashes(file: string, all: readonly string[]): Phrase {
    return phrase(
      (m, n) =>
        this.trans.__(
          '%1 and this notebook both set %2: the script’s functions go on with their own. Import it as a module, or use other names.',
          m,
          n
        ),
      { code: file },
      names(all)
    );
  }

  // ------------------------------------------------------------ hygiene

  secretShown(): Phrase {
    return phrase(() =>
      this.trans.__('An output shows a key or password: it is masked here; clear the output.')
    );
  }
  secretMasked(variables: readonly string[]): Phrase {
    return phrase(
      m =>
        this.trans.__(
          'A key or password is not written; the package reads %1 from the environment.',
          m
        ),
      { code: variables.join(', ') }
    );
  }
  secretInside(): Phrase {
    return phrase(() =>
      this.trans.__(
        'A key or password stands inside of a text that is put together here. Give it a name of its own, read from the environment.'
      )
    );
  }
  personalShown(kinds: readonly string[]): Phrase {
    return phrase(
      m =>
        this.trans.__('The output shows personal data, by its look: %1. No output is written.', m),
      { text: kinds.join(', ') }
    );
  }
  waits(call: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 waits for somebody who types: a program that is scheduled stops here.',
          m
        ),
      { code: call }
    );
  }
  absolutePath(path: string): Phrase {
    return phrase(m => this.trans.__('%1 is there on this machine only.', m), { code: path });
  }

  // ------------------------------------------------------------ data that is taken along

  dataTaken(path: string, where: string): Phrase {
    return phrase(
      (m, n) => this.trans.__('%1 is taken along as %2; the package reads its own copy.', m, n),
      { code: path },
      { code: where }
    );
  }
  dataSecret(path: string): Phrase {
    return phrase(
      m => this.trans.__('%1 holds what looks like a key or password: it is not taken along.', m),
      { code: path }
    );
  }
  dataPersonal(path: string, kind: string): Phrase {
    return phrase(
      (m, n) => this.trans.__('%1 holds personal data, by its look: %2.', m, n),
      { code: path },
      { text: kind }
    );
  }
}

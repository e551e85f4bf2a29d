/** Why a cell cannot be exported as it stands. */
import { phrase, type Phrase } from '../../phrase';
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
  absolutePath(path: string): Phrase {
    return phrase(m => this.trans.__('%1 is there on this machine only.', m), { code: path });
  }
}

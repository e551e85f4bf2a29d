/** What became of a cell, and why. */
import { names, phrase, type Phrase, type Translation } from '../../phrase';
/** Sentences in one language. */
export class CellSentences {
  constructor(protected readonly trans: Translation) {}

  // ------------------------------------------------------------ roles

  leftOutByTag(tag: string): Phrase {
    return phrase(m => this.trans.__('Left out: tagged %1.', m), { code: tag });
  }
  leftOutByDirective(directive: string): Phrase {
    return phrase(m => this.trans.__('Left out by %1.', m), { code: directive });
  }
  otherLanguage(language: string): Phrase {
    return phrase(m => this.trans.__('Left out: written in %1.', m), { text: language });
  }
  empty(): Phrase {
    return phrase(() => this.trans.__('Nothing in it runs.'));
  }
  importsHoisted(): Phrase {
    return phrase(() => this.trans.__('Imports stand at the top of the module.'));
  }
  pathNotNeeded(): Phrase {
    return phrase(() => this.trans.__('sys.path needs no change: the modules are in the package.'));
  }
  importDropped(what: string): Phrase {
    return phrase(m => this.trans.__('%1 is left out: nothing uses it.', m), { code: what });
  }
  importKept(what: string): Phrase {
    return phrase(
      m => this.trans.__('%1 is used by nothing, but kept: importing it may have an effect.', m),
      { code: what }
    );
  }
  importInPlace(what: string): Phrase {
    return phrase(
      m => this.trans.__('%1 stays where it is: what stands above it matters to it.', m),
      {
        code: what
      }
    );
  }
  definitions(all: readonly string[]): Phrase {
    return phrase(m => this.trans.__('Defines %1.', m), names(all));
  }
  inside(name: string, because: Phrase): Phrase {
    return phrase(
      (m, n) => this.trans.__('%1 is defined inside the run: %2', m, n),
      { code: name },
      because
    );
  }
  readsData(all: readonly string[]): Phrase {
    return phrase(m => this.trans.__('it reads %1 of the notebook.', m), names(all));
  }
  writesGlobal(all: readonly string[]): Phrase {
    return phrase(m => this.trans.__('it changes %1 by global.', m), names(all));
  }
  boundTwice(): Phrase {
    return phrase(() => this.trans.__('the notebook binds this name more than once.'));
  }
  actsWhenDefined(): Phrase {
    return phrase(() => this.trans.__('defining it runs code.'));
  }
  keepsState(): Phrase {
    return phrase(() => this.trans.__('it keeps state between calls, and each run starts afresh.'));
  }
  step(name: string): Phrase {
    return phrase(m => this.trans.__('Runs in %1.', m), { code: name });
  }
  parameters(all: readonly string[]): Phrase {
    return phrase(m => this.trans.__('Parameters of the run: %1.', m), names(all));
  }
  shows(): Phrase {
    return phrase(() => this.trans.__('Shows values: they go to the log.'));
  }
  control(): Phrase {
    return phrase(() => this.trans.__('A control of the page, for a person to move; left out.'));
  }
  drawingControl(): Phrase {
    return phrase(
      m =>
        this.trans.__(
          'The control runs its function once when it is shown, which draws random numbers; a package shows none, and what is drawn below would be other numbers. Set the seed again below it, or tag the cell %1.',
          m
        ),
      { code: 'exclude' }
    );
  }
  testCell(): Phrase {
    return phrase(() => this.trans.__('Becomes a test.'));
  }
  raisesOnPurpose(error: string): Phrase {
    return phrase(
      m => this.trans.__('Ends with %1 in the notebook: from there on it is left out.', m),
      { code: error }
    );
  }
  raisesCaught(error: string): Phrase {
    return phrase(
      m => this.trans.__('Ends with %1 in the notebook: the run notes the error and goes on.', m),
      { code: error }
    );
  }
  capturedRebound(all: readonly string[]): Phrase {
    return phrase(
      m => this.trans.__('a function reads %1, which a later heading binds anew.', m),
      names(all)
    );
  }
  maybeUnbound(all: readonly string[]): Phrase {
    return phrase(
      m => this.trans.__('%1 may stay unset under one heading and is read under a later one.', m),
      names(all)
    );
  }
  sharedModule(headings: readonly string[], module: string): Phrase {
    return phrase(
      (h, m) => this.trans.__('%1 need each other: they share the module %2.', h, m),
      { text: headings.map(heading => `“${heading}”`).join(', ') },
      { code: module }
    );
  }
  oneHeading(): Phrase {
    return phrase(() => this.trans.__('there is one heading with code.'));
  }
  oneStep(because: Phrase): Phrase {
    return phrase(m => this.trans.__('All cells run in one function: %1', m), because);
  }

  // ------------------------------------------------------------ IPython

  measured(magic: string): Phrase {
    return phrase(m => this.trans.__('%1 only measures; what it runs is not kept.', m), {
      code: magic
    });
  }
  showsOnly(magic: string): Phrase {
    return phrase(m => this.trans.__('%1 only shows something.', m), { code: magic });
  }
  sessionOnly(magic: string): Phrase {
    return phrase(m => this.trans.__('%1 is about the session and left out.', m), { code: magic });
  }
  helpOnly(): Phrase {
    return phrase(() => this.trans.__('Asks for help; left out.'));
  }
  installLine(): Phrase {
    return phrase(() => this.trans.__('Install lines become dependencies.'));
  }
  noPython(magic: string): Phrase {
    return phrase(
      (m, n) =>
        this.trans.__(
          '%1 has no counterpart in Python that is known to mean the same. Write it as Python, or tag the cell %2.',
          m,
          n
        ),
      { code: magic },
      { code: 'exclude' }
    );
  }
  shellExpression(): Phrase {
    return phrase(() =>
      this.trans.__(
        'This shell line fills in an expression. Give it a name in a line above, and use the name.'
      )
    );
  }
  capturedOutput(name: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 holds captured output, which only IPython gives. Use contextlib.redirect_stdout.',
          m
        ),
      { code: name }
    );
  }
  displayHistory(name: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 is the display history of IPython. Give the value a name where it is made.',
          m
        ),
      { code: name }
    );
  }
  usesIPython(): Phrase {
    return phrase(() =>
      this.trans.__('This talks to IPython itself, which a package does not have.')
    );
  }
}

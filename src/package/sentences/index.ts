/** The words of this layer: decisions, refusals, and what stands in the package. */
import { names, phrase, type Phrase } from '../../phrase';
import { RefusalSentences } from './refusals';
/** Sentences in one language. */
export class Sentences extends RefusalSentences {
  // ------------------------------------------------------------ dependencies

  notInstalled(module: string): Phrase {
    return phrase(
      m =>
        this.trans.__('%1 is imported, but no installed distribution gives it: add it by hand.', m),
      { code: module }
    );
  }
  engine(call: string): Phrase {
    return phrase(m => this.trans.__('%1 loads it.', m), { code: call });
  }
  loadedBehind(): Phrase {
    return phrase(() => this.trans.__('The kernel has loaded it, though nothing imports it.'));
  }
  installByAddress(requirement: string): Phrase {
    return phrase(
      m =>
        this.trans.__(
          '%1 is installed from an address: see that whoever installs the package can reach it.',
          m
        ),
      {
        code: requirement
      }
    );
  }
  installFile(line: string): Phrase {
    return phrase(
      m =>
        this.trans.__('What %1 installs is not read: see that the dependencies are all there.', m),
      { code: line }
    );
  }
  otherIndex(line: string): Phrase {
    return phrase(
      m => this.trans.__('%1 names another index: whoever installs the package needs it too.', m),
      { code: line }
    );
  }
  fromFolder(name: string, editable: boolean): Phrase {
    return phrase(
      m =>
        editable
          ? this.trans.__(
              '%1 is installed in editable mode from a folder of this machine: publish it, or put it beside the notebook.',
              m
            )
          : this.trans.__(
              '%1 is installed from a folder of this machine: publish it, or put it beside the notebook.',
              m
            ),
      { code: name }
    );
  }
  otherVersion(name: string, wanted: string, installed: string): Phrase {
    return phrase(
      (m, n, o) => this.trans.__('The notebook installs %1 %2, but ran with %3.', m, n, o),
      { code: name },
      { text: wanted },
      { text: installed }
    );
  }

  // ------------------------------------------------------------ text of the package

  ambient(name: string): Phrase {
    return phrase(m => this.trans.__('%1 of the platform that the notebook runs on', m), {
      code: name
    });
  }
  parameterOf(name: string): Phrase {
    return phrase(m => this.trans.__('%1 of the notebook', m), { code: name });
  }
  pathRead(path: string): Phrase {
    return phrase(m => this.trans.__('where %1 is read from', m), { text: path });
  }
  askedFor(name: string): Phrase {
    return phrase(m => this.trans.__('%1 is asked for in the notebook, and required here', m), {
      code: name
    });
  }
  fromEnvironment(name: string, variable: string): Phrase {
    return phrase(
      (m, n) => this.trans.__('%1 comes from the environment variable %2.', m, n),
      { code: name },
      { code: variable }
    );
  }
  recordedTest(name: string): Phrase {
    return phrase(m => this.trans.__('What %1 showed here is a test.', m), { code: name });
  }
  goldenTestsOf(notebook: string): string {
    return this.trans.__('What the steps of the notebook %1 gave in a kernel.', notebook);
  }
  goldenGiven(): string {
    return this.trans.__('What the steps give, called once in the order of the run.');
  }
  goldenNeeds(parameters: readonly string[]): Phrase {
    return phrase(
      m => this.trans.__('No test holds what the steps give: the run needs %1.', m),
      names(parameters)
    );
  }
  goldenSecret(name: string): Phrase {
    return phrase(
      m => this.trans.__('%1 holds what looks like a key or password: no test holds its value.', m),
      { code: name }
    );
  }
  goldenPersonal(name: string, kind: string): Phrase {
    return phrase(
      (m, n) => this.trans.__('The test of %1 holds personal data, by its look: %2.', m, n),
      { code: name },
      { text: kind }
    );
  }
  testsOf(notebook: string): string {
    return this.trans.__('What the notebook %1 asserts and shows of its definitions.', notebook);
  }
  smokeTestOf(): string {
    return this.trans.__('The whole run.');
  }
  definitionsOf(notebook: string): string {
    return this.trans.__('Functions, classes and constants of the notebook %1.', notebook);
  }
  pipelineOf(notebook: string): string {
    return this.trans.__('What the notebook %1 does, from top to bottom.', notebook);
  }
  beforeHeadings(): string {
    return this.trans.__('What stands above the first heading.');
  }
  runDoc(): string {
    return this.trans.__('Run the notebook from top to bottom and return what it ends with.');
  }
  resultsDoc(): string {
    return this.trans.__('What the notebook ends with.');
  }

  readmeRun(): string {
    return this.trans.__('Run');
  }
  readmeParameters(): string {
    return this.trans.__('Parameters');
  }
  readmeRequired(): string {
    return this.trans.__('required');
  }
  readmeEnvironment(variables: readonly string[]): string {
    return this.trans.__('From the environment, see `.env.example`: %1.', variables.join(', '));
  }
  readmeResults(): string {
    return this.trans.__('Results');
  }
  readmeDecisions(): string {
    return this.trans.__('What became of the notebook');
  }
}

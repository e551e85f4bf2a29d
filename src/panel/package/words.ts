/** What the rows and their mends are called, and which command does a mend. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { ReadonlyPartialJSONObject } from '@lumino/coreutils';
import type { ReadinessRow, RowKey, RowMend } from '../../package/readiness';
import { CommandIDs } from '../../tokens';

export function rowWord(key: RowKey, trans: TranslationBundle): string {
  return {
    state: trans.__('State'),
    memory: trans.__('Memory'),
    tests: trans.__('Tests'),
    lint: trans.__('Lint'),
    review: trans.__('Review'),
    dependencies: trans.__('Dependencies'),
    versioning: trans.__('Versioning')
  }[key];
}

export function mendWord(mend: RowMend, row: ReadinessRow, trans: TranslationBundle): string {
  return {
    'show causes': trans.__('Show causes'),
    'make tests': trans.__('Make tests…'),
    'turn on lint': trans.__('Turn it on'),
    'fix lint': trans.__('Fix %1', String(row.fixable ?? 0)),
    verify: trans.__('Verify…'),
    'show memory': trans.__('Show'),
    'choose dependency': trans.__('Choose…'),
    'clean copy': trans.__('Save a clean copy'),
    'show changes': trans.__('Show changes')
  }[mend];
}

/** The command behind a mend; it may not be there. */
export function mendCommand(mend: RowMend): { id: string; args: ReadonlyPartialJSONObject } {
  return {
    'show causes': { id: CommandIDs.showPanel, args: { section: 'state' } },
    'make tests': { id: CommandIDs.makeTest, args: {} },
    'turn on lint': { id: CommandIDs.toggleLint, args: {} },
    verify: { id: CommandIDs.verify, args: {} },
    'show memory': { id: CommandIDs.showPanel, args: { section: 'memory' } },
    'fix lint': { id: CommandIDs.fixLint, args: {} },
    'choose dependency': { id: CommandIDs.exportPackage, args: { step: 'dependencies' } },
    'clean copy': { id: CommandIDs.cleanCopy, args: {} },
    'show changes': { id: CommandIDs.exportPackage, args: { step: 'files' } }
  }[mend];
}

/** The words of the export dialog for what the models only name. */
import type { TranslationBundle } from '@jupyterlab/translation';
import type { FileStatus, IFileChange, ITargetLook, StepKey } from '../../kernel/handoff';
import type { Field } from './describe';
import type { PreviewModel } from './preview';

export function fieldWord(field: Field, trans: TranslationBundle): string {
  return {
    name: trans.__('Name'),
    version: trans.__('Version'),
    description: trans.__('Description'),
    folder: trans.__('Folder'),
    template: trans.__('Template'),
    answers: trans.__('Questions of the template'),
    plan: trans.__('Notebook')
  }[field];
}

/** What is in the folder that was named. */
export function targetSentence(target: ITargetLook | null, trans: TranslationBundle): string {
  switch (target?.state) {
    case 'new':
      return trans.__('New folder.');
    case 'empty':
      return trans.__('The folder is there and empty.');
    case 'folder':
      return trans.__(
        'Holds other files. They stay as they are; you see every change that meets them first.'
      );
    case 'export':
      return trans.__(
        'Holds an export of %1. Your edits there are kept; you see every change first.',
        day(target.exported ?? '')
      );
    default:
      return '';
  }
}

/** Why this version is proposed; empty where nothing was exported yet. */
export function versionSentence(target: ITargetLook | null, trans: TranslationBundle): string {
  const proposal = target?.proposal;
  if (!proposal || proposal.level === 'first') {
    return '';
  }
  const list = (names: readonly string[]): string =>
    names
      .slice(0, 3)
      .map(name => name.split('.').at(-1))
      .join(', ') + (names.length > 3 ? trans.__(' and %1 more', String(names.length - 3)) : '');
  if (proposal.removed.length) {
    return trans.__('Major: %1 was removed.', list(proposal.removed));
  }
  if (proposal.changed.length) {
    return trans.__('Major: %1 takes other arguments.', list(proposal.changed));
  }
  return proposal.added.length
    ? trans.__('Minor: %1 is new, nothing was removed.', list(proposal.added))
    : trans.__('Patch: no public name has changed.');
}

export function statusWord(status: FileStatus, trans: TranslationBundle): string {
  return {
    added: trans.__('added'),
    changed: trans.__('changed'),
    unchanged: '',
    kept: trans.__('kept'),
    removed: trans.__('removed'),
    conflict: trans.__('conflict')
  }[status];
}

/** Why a file has its status, where the status alone does not say. */
export function reasonSentence(file: IFileChange, trans: TranslationBundle): string {
  switch (file.reason) {
    case 'edited':
      return trans.__('Edited by hand; the notebook asks for no other change.');
    case 'dropped':
      return trans.__('No longer in the plan, and never edited by hand.');
    case 'dropped-edited':
      return trans.__('No longer in the plan, but edited by hand: it stays.');
    case 'deleted':
      return trans.__('You removed it; it is not written again.');
    case 'deleted-changed':
      return trans.__('You removed it; the notebook has changed it.');
    case 'moved':
      return trans.__('Its cells are in another file now; your edits went with them.');
    case 'both':
      return trans.__('You and the notebook changed the same lines.');
    case 'no-base':
      return trans.__('It was there before, and no earlier export says what changed.');
    case 'binary':
      return trans.__('You and the template changed it, and it is no text.');
    case null:
      return file.merged
        ? trans.__('Your edits and those of the notebook went together.')
        : file.movedFrom
          ? trans.__('Was %1.', file.movedFrom)
          : '';
  }
}

/** `3 added, 6 changed, 1 kept as edited, 3 unchanged`. */
export function changesSentence(preview: PreviewModel, trans: TranslationBundle): string {
  const words: readonly [FileStatus, (n: number) => string][] = [
    ['added', n => trans._n('%1 added', '%1 added', n)],
    ['changed', n => trans._n('%1 changed', '%1 changed', n)],
    ['removed', n => trans._n('%1 removed', '%1 removed', n)],
    ['kept', n => trans._n('%1 kept as edited', '%1 kept as edited', n)],
    ['unchanged', n => trans._n('%1 unchanged', '%1 unchanged', n)]
  ];
  return words
    .filter(([status]) => preview.count(status) > 0)
    .map(([status, say]) => say(preview.count(status)))
    .join(', ');
}

export function stepWord(key: StepKey, trans: TranslationBundle): string {
  return {
    environment: trans.__('Clean environment'),
    build: trans.__('Wheel and source archive'),
    install: trans.__('Install and import'),
    lint: trans.__('ruff and mypy'),
    tests: trans.__('Tests'),
    run: trans.__('run() against the notebook'),
    airflow: trans.__('Airflow loads the DAG')
  }[key];
}

/** `12 November`, with the year where it is another. */
function day(iso: string): string {
  const date = new Date(iso);
  const year = date.getFullYear() === new Date().getFullYear() ? undefined : 'numeric';
  return date.toLocaleDateString([], { day: 'numeric', month: 'long', year });
}

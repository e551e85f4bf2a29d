/** What the row about versions says: in git or not, exported or not, changed since or not. */
import { cells as cellsIn, phrase, type Phrase, type Translation } from '../../phrase';
import type { VersioningFacts } from './facts';
import { type ReadinessRow, row, text } from './row';

export function versioningRow(facts: VersioningFacts | null, trans: Translation): ReadinessRow {
  if (!facts) {
    return row('versioning', 'unknown', text(trans.__('Not known yet.')));
  }
  const place = facts.repository ? trans.__('In git.') : trans.__('Not in a git repository.');
  const { exported } = facts;
  if (!exported) {
    return row('versioning', 'missing', text(`${place} ${trans.__('Not exported yet.')}`));
  }
  const since = changes(exported, trans);
  const sentence =
    since ?? text(trans.__('Exported as %1; nothing changed since.', exported.version));
  return row(
    'versioning',
    facts.repository ? 'done' : 'missing',
    [{ text: `${place} ` }, ...sentence],
    ...(since ? (['show changes'] as const) : [])
  );
}

/** Null where nothing changed. */
function changes(
  exported: NonNullable<VersioningFacts['exported']>,
  trans: Translation
): Phrase | null {
  const { version, changedNames, changedCells, goneCells } = exported;
  if (changedCells?.length) {
    return phrase(
      all =>
        trans._n(
          'Exported as %2; cell %3 changed since.',
          'Exported as %2; cells %3 changed since.',
          changedCells.length,
          version,
          all
        ),
      cellsIn(changedCells)
    );
  }
  if (goneCells) {
    return text(
      trans._n(
        'Exported as %2; %1 cell was deleted since.',
        'Exported as %2; %1 cells were deleted since.',
        goneCells,
        version
      )
    );
  }
  return changedNames
    ? text(
        trans._n(
          'Exported as %2; %1 function changed since.',
          'Exported as %2; %1 functions changed since.',
          changedNames,
          version
        )
      )
    : null;
}

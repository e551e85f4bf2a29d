/** What became of every cell, and why. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Decision, PackagePlan, Role } from '../../package/plan';
import type { Phrase } from '../../phrase';
import { type CellLinks } from '../cells';
import { refusedIcon } from '../icons';
import { CellChip, Sentence } from '../sentence';

interface IProps {
  readonly plan: PackagePlan;
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
}

interface ILine {
  readonly cell: string;
  readonly what: string;
  readonly reason: Phrase;
}

export function Decisions({ plan, links, trans }: IProps): React.JSX.Element {
  const decided = plan.decisions.filter(d => d.role !== 'text');
  const refused = plan.refusals.map(({ cell, line, reason }) => ({
    cell,
    what: trans.__('line %1', String(line)),
    reason
  }));
  const keptCells = new Set(decided.filter(d => d.where).map(d => d.cell));
  const out = decided.filter(d => !d.where && !keptCells.has(d.cell));
  const kept = decided.filter(d => d.where);
  const line = (d: Decision): ILine => ({
    cell: d.cell,
    what: d.where ?? roleWord(d.role, trans),
    reason: d.reason
  });
  return (
    <div className="jp-Shipshape-decisions">
      <Group
        title={trans.__('Cannot be exported')}
        lines={refused}
        links={links}
        trans={trans}
        refused
      />
      <Group title={trans.__('Left out')} lines={out.map(line)} links={links} trans={trans} />
      <Group title={trans.__('Kept')} lines={kept.map(line)} links={links} trans={trans} />
    </div>
  );
}

interface IGroupProps {
  readonly title: string;
  readonly lines: readonly ILine[];
  readonly links: CellLinks;
  readonly trans: TranslationBundle;
  readonly refused?: boolean;
}

const MOST = 200;

function Group({ title, lines, links, trans, refused }: IGroupProps): React.JSX.Element | null {
  const [all, showAll] = React.useState(false);
  if (!lines.length) {
    return null;
  }
  return (
    <section>
      <h3>
        {title} <small>{lines.length}</small>
      </h3>
      <ul>
        {(all ? lines : lines.slice(0, MOST)).map((line, i) => (
          <li key={i} data-tone={refused ? 'error' : undefined}>
            <CellChip cell={line.cell} links={links} trans={trans} />
            <code title={links.get(line.cell)?.source}>{links.firstLine(line.cell)}</code>
            <span>
              {refused && <refusedIcon.react tag="span" className="jp-Shipshape-glyph" />}
              {line.what}
            </span>
            <span>
              <Sentence phrase={line.reason} links={links} trans={trans} />
            </span>
          </li>
        ))}
      </ul>
      {!all && lines.length > MOST && (
        <button type="button" className="jp-Shipshape-link" onClick={() => showAll(true)}>
          {trans.__('Show %1 more', String(lines.length - MOST))}
        </button>
      )}
    </section>
  );
}

function roleWord(role: Role, trans: TranslationBundle): string {
  return {
    imports: trans.__('imports'),
    parameters: trans.__('parameters'),
    definitions: trans.__('definitions'),
    step: trans.__('step'),
    test: trans.__('test'),
    display: trans.__('only looks at data'),
    shell: trans.__('shell or magic'),
    excluded: trans.__('left out'),
    text: trans.__('text')
  }[role];
}

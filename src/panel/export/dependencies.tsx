/** The distributions that the package will need, with the versions that may be installed. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { Dependency, PackagePlan } from '../../package/plan';
import { requirement } from '../../package/requirements';
import { isSpecifier, readRequirement } from '../../package/specifier';
import { sameIcon, toDoIcon } from '../icons';
import { Sentence } from '../sentence';
import { crossIcon } from './icons';
import type { ExportModel } from './model';

interface IProps {
  readonly plan: PackagePlan;
  /** What the template could not take in. */
  readonly notes: readonly string[];
  readonly model: ExportModel;
  readonly trans: TranslationBundle;
}

export function Dependencies({ plan, notes, model, trans }: IProps): React.JSX.Element {
  // By what was found, not by what was chosen: a row stays where it is while one types.
  const missing = (d: Dependency): boolean => d.version === null && d.imports.length > 0;
  const all = [...plan.dependencies].sort((a, b) => Number(missing(b)) - Number(missing(a)));
  return (
    <div className="jp-Shipshape-dependencies">
      {notes.map(note => (
        <p key={note} className="jp-Shipshape-reason">
          {note}
        </p>
      ))}
      {all.length === 0 ? (
        <p className="jp-Shipshape-reason">{trans.__('Nothing beyond Python itself.')}</p>
      ) : (
        <table>
          <thead>
            <tr>
              <th scope="col">{trans.__('package')}</th>
              <th scope="col">{trans.__('in the kernel')}</th>
              <th scope="col">{trans.__('allowed versions')}</th>
              <th scope="col">{trans.__('why it is needed')}</th>
            </tr>
          </thead>
          <tbody>
            {all.map(d => (
              <Row
                key={missing(d) ? d.imports[0] : d.name}
                dependency={d}
                isMissing={missing(d)}
                model={model}
                trans={trans}
              />
            ))}
          </tbody>
        </table>
      )}
    </div>
  );
}

interface IRowProps {
  readonly dependency: Dependency;
  /** No distribution of the kernel gives its import. */
  readonly isMissing: boolean;
  readonly model: ExportModel;
  readonly trans: TranslationBundle;
}

function Row({ dependency, isMissing, model, trans }: IRowProps): React.JSX.Element {
  const { name, version, range, imports, url } = dependency;
  const Icon = name ? sameIcon : toDoIcon;
  return (
    <tr data-tone={name ? 'ok' : 'warn'}>
      <th scope="row">
        <Icon.react tag="span" className="jp-Shipshape-glyph" />
        {isMissing ? <code>{imports[0]}</code> : name}
      </th>
      <td>{version ?? trans.__('not installed')}</td>
      <td>
        {url ? (
          <code>{url}</code>
        ) : isMissing ? (
          <Entry
            label={trans.__('Package that gives %1', imports[0])}
            value={name ? requirement(dependency) : ''}
            placeholder={trans.__('name a package')}
            onReadable={readable => model.setReadable(imports[0], readable)}
            problem={text =>
              !text || readRequirement(text) ? '' : trans.__('Such as pandas>=2.2.')
            }
            onEnter={text => void model.require(imports[0].split('.')[0], text)}
          />
        ) : (
          <Entry
            label={trans.__('Allowed versions of %1', name ?? '')}
            value={range}
            placeholder={trans.__('any')}
            onReadable={readable => model.setReadable(name ?? '', readable)}
            problem={text =>
              isSpecifier(text) ? '' : trans.__('Such as >=2.2,<3; empty for any version.')
            }
            onEnter={text => void model.require(name ?? '', text)}
          />
        )}
      </td>
      <td>
        <Why dependency={dependency} model={model} trans={trans} />
      </td>
    </tr>
  );
}

interface IEntryProps {
  readonly label: string;
  readonly value: string;
  readonly placeholder: string;
  /** What is wrong with a text; empty: nothing. */
  readonly problem: (text: string) => string;
  readonly onReadable: (readable: boolean) => void;
  /** Enter, or leaving the field, with another text that is right. */
  readonly onEnter: (text: string) => void;
}

function Entry({
  label,
  value,
  placeholder,
  problem,
  onReadable,
  onEnter
}: IEntryProps): React.JSX.Element {
  const [typed, type] = React.useState<string | null>(null);
  const text = typed ?? value;
  const wrong = problem(text);
  const id = React.useId();
  const readable = wrong === '';
  React.useEffect(() => {
    onReadable(readable);
    return () => onReadable(true);
  }, [readable]);
  const enter = (): void => {
    if (!wrong) {
      type(null);
      if (text.trim() !== value) {
        onEnter(text.trim());
      }
    }
  };
  return (
    <>
      <input
        className="jp-mod-styled"
        value={text}
        placeholder={placeholder}
        aria-label={label}
        aria-invalid={wrong ? true : undefined}
        aria-describedby={wrong ? id : undefined}
        spellCheck={false}
        autoComplete="off"
        onChange={event => type(event.target.value)}
        onBlur={enter}
        onKeyDown={event => {
          if (event.key === 'Enter') {
            enter();
          } else if (event.key === 'Escape' && typed !== null && typed !== value) {
            // Takes back what was typed, and leaves the dialog open.
            event.preventDefault();
            type(null);
          }
        }}
      />
      {wrong && (
        <p id={id} role="alert">
          <crossIcon.react tag="span" className="jp-Shipshape-glyph" />
          {wrong}
        </p>
      )}
    </>
  );
}

function Why({ dependency, model, trans }: Omit<IRowProps, 'isMissing'>): React.JSX.Element {
  const { name, imports, reason, group, extra } = dependency;
  const used =
    group === 'test'
      ? trans.__('for the tests')
      : group === 'optional'
        ? trans.__('only with the extra %1', extra ?? '')
        : '';
  return (
    <>
      {reason && name ? (
        <Sentence phrase={reason} links={model.links} trans={trans} />
      ) : name ? (
        imports.length > 0 && (
          <>
            {trans.__('imported as')} <code>{imports.join(', ')}</code>
          </>
        )
      ) : (
        trans.__('No package gives this name. Put the file beside the notebook, or name a package.')
      )}{' '}
      {used}
    </>
  );
}

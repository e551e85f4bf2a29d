/** Choices of the plan itself, whatever the template. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { DataFile } from '../../package/plan';
import { bytes } from '../../units';
import type { DescribeModel } from './describe';

interface IProps {
  readonly describe: DescribeModel;
  readonly trans: TranslationBundle;
}

export function ChoiceFields({ describe, trans }: IProps): React.JSX.Element {
  const { choices, plan } = describe;
  return (
    <>
      <Choice
        id="prints"
        label={trans.__('Prints')}
        value={choices.prints ?? 'print'}
        options={[
          ['print', trans.__('stay prints')],
          ['logging', trans.__('go to the log, at level info')]
        ]}
        onChange={value => describe.choose({ prints: value })}
      />
      {plan && plan.data.length > 0 && <Data data={plan.data} describe={describe} trans={trans} />}
    </>
  );
}

/** Small files that the notebook reads, to take along in the package. */
function Data({
  data,
  describe,
  trans
}: IProps & { data: readonly DataFile[] }): React.JSX.Element {
  const taken = describe.choices.data ?? [];
  return (
    <div
      className="jp-Shipshape-field"
      role="group"
      aria-label={trans.__('Take data along')}
      data-field="data"
    >
      <span>{trans.__('Take data along')}</span>
      <div className="jp-Shipshape-switches">
        {data.map(({ path, bytes: size }) => (
          <label key={path} title={path}>
            <input
              type="checkbox"
              checked={taken.includes(path)}
              onChange={event =>
                describe.choose({
                  data: event.target.checked
                    ? [...taken, path]
                    : taken.filter(other => other !== path)
                })
              }
            />
            {trans.__('%1 (%2)', path.split('/').at(-1) ?? path, bytes(size))}
          </label>
        ))}
      </div>
    </div>
  );
}

interface IChoiceProps<T extends string> {
  readonly id: string;
  readonly label: string;
  readonly value: T;
  readonly options: readonly (readonly [T, string])[];
  readonly hint?: string;
  onChange(value: T): void;
}

/** One of a few. */
function Choice<T extends string>(props: IChoiceProps<T>): React.JSX.Element {
  const id = `jp-Shipshape-${props.id}`;
  return (
    <div className="jp-Shipshape-field" data-field={props.id}>
      <label htmlFor={id}>{props.label}</label>
      <div>
        <div className="jp-select-wrapper">
          <select
            id={id}
            className="jp-mod-styled"
            value={props.value}
            aria-describedby={`${id}-hint`}
            onChange={event => props.onChange(event.target.value as T)}
          >
            {props.options.map(([value, label]) => (
              <option key={value} value={value}>
                {label}
              </option>
            ))}
          </select>
        </div>
        <p id={`${id}-hint`}>{props.hint}</p>
      </div>
    </div>
  );
}

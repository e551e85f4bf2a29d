/** A labelled text field with its hint, or what is wrong with it. */
import * as React from 'react';
import { crossIcon } from './icons';

interface IProps {
  readonly id: string;
  readonly label: string;
  readonly value: string;
  readonly onChange: (value: string) => void;
  readonly hint?: string;
  /** What is wrong; the children follow it. */
  readonly problem?: string;
  readonly placeholder?: string;
  readonly button?: { readonly label: string; readonly onClick: () => void };
  readonly type?: 'text' | 'number' | 'password';
  /** Several lines of text. */
  readonly multiline?: boolean;
}

export function Field(props: React.PropsWithChildren<IProps>): React.JSX.Element {
  const { hint, problem, button, children } = props;
  const id = `jp-Shipshape-${props.id}`;
  const common = {
    id,
    className: 'jp-mod-styled',
    value: props.value,
    placeholder: props.placeholder,
    spellCheck: false,
    autoComplete: 'off',
    'aria-invalid': problem ? (true as const) : undefined,
    'aria-describedby': `${id}-hint`
  };
  return (
    <div className="jp-Shipshape-field" data-field={props.id}>
      <label htmlFor={id}>{props.label}</label>
      <div>
        {props.multiline ? (
          <textarea {...common} rows={4} onChange={event => props.onChange(event.target.value)} />
        ) : (
          <input
            {...common}
            type={props.type ?? 'text'}
            onChange={event => props.onChange(event.target.value)}
          />
        )}
        {button && (
          <button type="button" className="jp-Shipshape-outlined" onClick={button.onClick}>
            {button.label}
          </button>
        )}
        <Hint id={`${id}-hint`} problem={problem} hint={hint}>
          {children}
        </Hint>
      </div>
    </div>
  );
}

interface IHintProps {
  readonly id: string;
  readonly hint?: string;
  readonly problem?: string;
}

/** What stands below a field: what is wrong with it, else what to know of it. */
export function Hint(props: React.PropsWithChildren<IHintProps>): React.JSX.Element {
  const { id, hint, problem, children } = props;
  return (
    <p id={id} data-tone={problem ? 'error' : undefined}>
      {problem ? (
        <>
          <crossIcon.react tag="span" className="jp-Shipshape-glyph" />
          <span>
            {problem}
            {children}
          </span>
        </>
      ) : (
        hint
      )}
    </p>
  );
}

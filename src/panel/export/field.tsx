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
}

export function Field(props: React.PropsWithChildren<IProps>): React.JSX.Element {
  const { hint, problem, button, children } = props;
  const id = `jp-Shipshape-${props.id}`;
  return (
    <div className="jp-Shipshape-field" data-field={props.id}>
      <label htmlFor={id}>{props.label}</label>
      <div>
        <input
          id={id}
          className="jp-mod-styled"
          type={props.type ?? 'text'}
          value={props.value}
          placeholder={props.placeholder}
          spellCheck={false}
          autoComplete="off"
          aria-invalid={problem ? true : undefined}
          aria-describedby={`${id}-hint`}
          onChange={event => props.onChange(event.target.value)}
        />
        {button && (
          <button type="button" className="jp-Shipshape-outlined" onClick={button.onClick}>
            {button.label}
          </button>
        )}
        <p id={`${id}-hint`} data-tone={problem ? 'error' : undefined}>
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
      </div>
    </div>
  );
}

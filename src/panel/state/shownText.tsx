/** The text behind a cause, as a difference where the page has another. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { TextDiff } from '../diff/view';
import type { CauseText } from './texts';

interface IShownTextProps {
  readonly text: CauseText;
  readonly trans: TranslationBundle;
}

export function ShownText({ text: { label, text, now }, trans }: IShownTextProps) {
  return now === null ? (
    <pre aria-label={label} tabIndex={0}>
      {text}
    </pre>
  ) : (
    <TextDiff before={text} after={now} label={label} trans={trans} />
  );
}

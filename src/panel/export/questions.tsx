/** A template's questions as fields. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IQuestion } from '../../kernel/handoff';
import type { DescribeModel } from './describe';
import { Field } from './field';

interface IProps {
  readonly describe: DescribeModel;
  readonly trans: TranslationBundle;
}

export function QuestionFields({ describe, trans }: IProps): React.JSX.Element | null {
  const { questions } = describe;
  if (!questions.length) {
    return null;
  }
  const switches = questions.filter(question => question.kind === 'bool');
  return (
    <fieldset>
      <legend>{trans.__('Questions of this template')}</legend>
      {questions
        .filter(question => question.kind !== 'bool')
        .map(question => (
          <QuestionField
            key={question.name}
            question={question}
            describe={describe}
            trans={trans}
          />
        ))}
      {switches.length > 0 && (
        <div className="jp-Shipshape-field" role="group" aria-label={trans.__('Also write')}>
          <span>{trans.__('Also write')}</span>
          <div className="jp-Shipshape-switches">
            {switches.map(question => (
              <label key={question.name}>
                <input
                  type="checkbox"
                  checked={valueOf(question, describe) === true}
                  onChange={event => describe.answer(question.name, event.target.checked)}
                />
                {question.label || question.name}
              </label>
            ))}
          </div>
        </div>
      )}
    </fieldset>
  );
}

function valueOf(question: IQuestion, describe: DescribeModel): unknown {
  return question.name in describe.answers ? describe.answers[question.name] : question.default;
}

interface IQuestionProps extends IProps {
  readonly question: IQuestion;
}

function QuestionField({ question, describe, trans }: IQuestionProps): React.JSX.Element {
  const value = valueOf(question, describe);
  const label = question.label || question.name;
  const hint = question.conditional ? trans.__('Asked because of another answer.') : '';
  if (!question.choices.length) {
    return (
      <Field
        id={`question-${question.name}`}
        label={label}
        value={typeof value === 'string' ? value : JSON.stringify(value ?? '')}
        placeholder={question.placeholder}
        hint={hint}
        problem={question.problem ?? undefined}
        type={question.secret ? 'password' : 'text'}
        onChange={text => describe.answer(question.name, parsed(text, question.kind))}
      />
    );
  }
  const id = `jp-Shipshape-question-${question.name}`;
  const values = question.many && Array.isArray(value) ? value : [value];
  const chosen = question.choices
    .map((choice, i) => (values.some(v => equal(v, choice.value)) ? String(i) : null))
    .filter(i => i !== null);
  return (
    <div className="jp-Shipshape-field">
      <label htmlFor={id}>{label}</label>
      <div>
        <div className={question.many ? undefined : 'jp-select-wrapper'}>
          <select
            id={id}
            className="jp-mod-styled"
            multiple={question.many}
            value={question.many ? chosen : (chosen[0] ?? '')}
            aria-describedby={`${id}-hint`}
            onChange={event => {
              const picked = [...event.target.selectedOptions].map(
                option => question.choices[Number(option.value)].value
              );
              describe.answer(question.name, question.many ? picked : picked[0]);
            }}
          >
            {question.choices.map((choice, i) => (
              <option key={choice.label} value={i}>
                {choice.label}
              </option>
            ))}
          </select>
        </div>
        <p id={`${id}-hint`}>{hint}</p>
      </div>
    </div>
  );
}

function equal(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

/** A number or a structure as typed; what cannot be read as one stays text, for the template to refuse. */
function parsed(text: string, kind: IQuestion['kind']): unknown {
  if (kind === 'text') {
    return text;
  }
  try {
    return JSON.parse(text);
  } catch {
    return text;
  }
}

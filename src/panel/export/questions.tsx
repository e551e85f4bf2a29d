/** A template's questions as fields. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import type { IQuestion } from '../../kernel/handoff';
import { BUILT_IN, type DescribeModel } from './describe';
import { Field, Hint } from './field';

interface IProps {
  readonly describe: DescribeModel;
  readonly trans: TranslationBundle;
}

export function QuestionFields({ describe, trans }: IProps): React.JSX.Element | null {
  const { questions } = describe;
  if (!questions.length) {
    return null;
  }
  // The switches of the built-in template all say what else to write; others stand by themselves.
  const own = describe.values.template === BUILT_IN;
  const switches = questions.filter(question => own && question.kind === 'bool');
  return (
    <fieldset>
      <legend>{trans.__('Questions of this template')}</legend>
      {questions
        .filter(question => !switches.includes(question))
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
              <Switch key={question.name} question={question} describe={describe} trans={trans} />
            ))}
          </div>
        </div>
      )}
    </fieldset>
  );
}

interface IQuestionProps extends IProps {
  readonly question: IQuestion;
}

function QuestionField(props: IQuestionProps): React.JSX.Element {
  const { question, describe, trans } = props;
  if (question.kind === 'bool' && !question.choices.length) {
    return (
      <div className="jp-Shipshape-field">
        <span />
        <div className="jp-Shipshape-switch">
          <Switch {...props} />
          <Hint id={hintId(question)} {...below(props)} />
        </div>
      </div>
    );
  }
  if (question.choices.length) {
    return question.many ? <Boxes {...props} /> : <Select {...props} />;
  }
  return (
    <Field
      id={`question-${question.name}`}
      label={question.label || question.name}
      value={shown(valueOf(question, describe), question)}
      placeholder={
        question.placeholder || (question.problem ? trans.__('needs an answer') : undefined)
      }
      {...below(props)}
      type={question.secret ? 'password' : 'text'}
      multiline={question.multiline && !question.secret}
      onChange={text => describe.answer(question.name, parsed(text, question.kind))}
    />
  );
}

function Switch({ question, describe }: IQuestionProps): React.JSX.Element {
  return (
    <label>
      <input
        type="checkbox"
        checked={valueOf(question, describe) === true}
        aria-describedby={hintId(question)}
        onChange={event => describe.answer(question.name, event.target.checked)}
      />
      {question.label || question.name}
    </label>
  );
}

function Select(props: IQuestionProps): React.JSX.Element {
  const { question, describe } = props;
  const id = `jp-Shipshape-question-${question.name}`;
  const value = valueOf(question, describe);
  const chosen = question.choices.findIndex(choice => equal(choice.value, value));
  return (
    <div className="jp-Shipshape-field">
      <label htmlFor={id}>{question.label || question.name}</label>
      <div>
        <div className="jp-select-wrapper">
          <select
            id={id}
            className="jp-mod-styled"
            value={chosen < 0 ? '' : chosen}
            aria-invalid={below(props).problem ? true : undefined}
            aria-describedby={hintId(question)}
            onChange={event =>
              describe.answer(question.name, question.choices[Number(event.target.value)]?.value)
            }
          >
            {chosen < 0 && <option value="" />}
            {question.choices.map((choice, i) => (
              <option key={choice.label} value={i}>
                {choice.label.replace(/\s+/g, ' ')}
              </option>
            ))}
          </select>
        </div>
        <Hint id={hintId(question)} {...below(props)} />
      </div>
    </div>
  );
}

/** Several of some choices. */
function Boxes(props: IQuestionProps): React.JSX.Element {
  const { question, describe } = props;
  const label = question.label || question.name;
  const value = valueOf(question, describe);
  const values: readonly unknown[] = Array.isArray(value) ? value : [];
  return (
    <div className="jp-Shipshape-field" role="group" aria-label={label}>
      <span>{label}</span>
      <div className="jp-Shipshape-switches">
        {question.choices.map(choice => {
          const on = values.some(v => equal(v, choice.value));
          return (
            <label key={choice.label}>
              <input
                type="checkbox"
                checked={on}
                onChange={() =>
                  describe.answer(
                    question.name,
                    // In the order in which the template has them.
                    question.choices
                      .map(({ value }) => value)
                      .filter(v => (equal(v, choice.value) ? !on : values.some(w => equal(v, w))))
                  )
                }
              />
              {choice.label}
            </label>
          );
        })}
        <Hint id={hintId(question)} {...below(props)} />
      </div>
    </div>
  );
}

function hintId(question: IQuestion): string {
  return `jp-Shipshape-question-${question.name}-hint`;
}

/** What stands below: a refusal in red only of what the person has answered. */
function below({ question, describe, trans }: IQuestionProps): { hint: string; problem?: string } {
  const { problem, conditional, name } = question;
  if (problem && name in describe.answers) {
    return { hint: '', problem };
  }
  return { hint: problem ?? (conditional ? trans.__('Asked because of another answer.') : '') };
}

function valueOf(question: IQuestion, describe: DescribeModel): unknown {
  return question.name in describe.answers ? describe.answers[question.name] : question.default;
}

function shown(value: unknown, { multiline }: IQuestion): string {
  return typeof value === 'string'
    ? value
    : JSON.stringify(value ?? '', null, multiline ? 2 : undefined);
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

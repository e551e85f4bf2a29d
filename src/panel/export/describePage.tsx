/** The first page: the fields at the left, what they lead to at the right. */
import type { TranslationBundle } from '@jupyterlab/translation';
import * as React from 'react';
import { contents } from '../../package/readiness';
import { refusedIcon } from '../icons';
import { Sentence } from '../sentence';
import { ChoiceFields } from './choiceFields';
import { BUILT_IN } from './describe';
import { Field } from './field';
import { alertIcon } from './icons';
import type { ExportModel } from './model';
import { QuestionFields } from './questions';
import { targetSentence, versionSentence } from './words';

interface IProps {
  readonly model: ExportModel;
  readonly trans: TranslationBundle;
}

export function DescribePage({ model, trans }: IProps): React.JSX.Element {
  const { describe } = model;
  const { values, problems, suggestion, plan, target } = describe;
  React.useEffect(() => {
    document.getElementById('jp-Shipshape-name')?.focus();
  }, []);
  return (
    <div className="jp-Shipshape-describe">
      <form onSubmit={event => submit(event, model)}>
        <Field
          id="name"
          label={trans.__('Name')}
          value={values.name}
          problem={problems.get('name')}
          hint={plan && !suggestion ? trans.__('Imported as %1.', plan.module) : ''}
          onChange={value => describe.set('name', value)}
        >
          {suggestion && (
            <>
              {' '}
              {trans.__('Try')}{' '}
              <button
                type="button"
                className="jp-Shipshape-link"
                onClick={() => describe.set('name', suggestion)}
              >
                {suggestion}
              </button>
              .
            </>
          )}
        </Field>
        <Field
          id="version"
          label={trans.__('Version')}
          value={values.version}
          problem={problems.get('version')}
          hint={versionSentence(target, trans)}
          onChange={value => describe.set('version', value)}
        />
        <Field
          id="description"
          label={trans.__('Description')}
          value={values.description}
          onChange={value => describe.set('description', value)}
        />
        <Field
          id="author"
          label={trans.__('Author')}
          value={values.author}
          placeholder={trans.__('your name')}
          onChange={value => describe.set('author', value)}
        />
        <Field
          id="email"
          label={trans.__('Email')}
          value={values.email}
          placeholder={trans.__('left out where empty')}
          onChange={value => describe.set('email', value)}
        />
        <Field
          id="folder"
          label={trans.__('Folder')}
          value={values.folder}
          problem={problems.get('folder')}
          hint={targetSentence(target, trans)}
          onChange={value => describe.set('folder', value)}
          button={
            model.services.browse && {
              label: trans.__('Browse…'),
              onClick: () => void browse(model)
            }
          }
        />
        <TemplateField model={model} trans={trans} />
        <ChoiceFields describe={describe} trans={trans} />
        <QuestionFields describe={describe} trans={trans} />
        {/* Enter in a field asks for the preview. */}
        <input type="submit" hidden />
      </form>
      <aside>
        {plan && (
          <>
            <h2>{trans.__('What will be in it')}</h2>
            <dl>
              {contents(plan, trans).map(row => (
                <React.Fragment key={row.label}>
                  <dt>{row.label}</dt>
                  <dd>
                    <Sentence phrase={row.text} links={model.links} trans={trans} />
                  </dd>
                </React.Fragment>
              ))}
            </dl>
          </>
        )}
        <Before model={model} trans={trans} />
      </aside>
    </div>
  );
}

function submit(event: React.FormEvent, model: ExportModel): void {
  event.preventDefault();
  if (model.describe.problems.size === 0 && !model.describe.noServer) {
    void model.makePreview();
  }
}

async function browse(model: ExportModel): Promise<void> {
  const folder = await model.services.browse?.();
  if (folder) {
    model.describe.set('folder', `${folder}/${model.describe.values.name || 'package'}`);
  }
}

function TemplateField({ model, trans }: IProps): React.JSX.Element {
  const { describe } = model;
  const { values, problems, templateLook } = describe;
  const own = values.template === BUILT_IN;
  const hint =
    !own && templateLook
      ? trans._n(
          '%2 template, %1 question.',
          '%2 template, %1 questions.',
          describe.questions.length,
          templateLook.engine
        )
      : '';
  return (
    <>
      <Field
        id="template"
        label={trans.__('Template')}
        value={own ? '' : values.template}
        placeholder={trans.__('Shipshape package (built in); or a folder, a zip, a git address')}
        problem={problems.get('template')}
        hint={hint}
        onChange={value => describe.set('template', value.trim() || BUILT_IN)}
      />
      {templateLook && templateLook.commands.length > 0 && <Trust model={model} trans={trans} />}
    </>
  );
}

/** What a template wants to run, and the person's word on it. */
function Trust({ model, trans }: IProps): React.JSX.Element {
  const [shown, show] = React.useState(false);
  const { templateLook } = model.describe;
  const commands = templateLook?.commands ?? [];
  const trusted = templateLook?.trusted ?? false;
  return (
    <div className="jp-Shipshape-trust" data-tone="warn">
      <alertIcon.react tag="span" className="jp-Shipshape-glyph" />
      <div>
        <p>
          {trans._n(
            'This template wants to run %1 command on your server.',
            'This template wants to run %1 commands on your server.',
            commands.length
          )}{' '}
          {trusted ? trans.__('You trust it: they run.') : trans.__('They are off.')}
        </p>
        {shown && <pre tabIndex={0}>{commands.join('\n')}</pre>}
        <button type="button" className="jp-Shipshape-link" onClick={() => show(!shown)}>
          {shown ? trans.__('Hide the commands') : trans.__('Show the commands')}
        </button>
        <button
          type="button"
          className="jp-Shipshape-link"
          onClick={() => void (trusted ? model.describe.trust(false) : trust(model, trans))}
        >
          {trusted ? trans.__('Trust it no more') : trans.__('Trust this template…')}
        </button>
      </div>
    </div>
  );
}

async function trust(model: ExportModel, trans: TranslationBundle): Promise<void> {
  const commands = model.describe.templateLook?.commands ?? [];
  const sure = await model.services.confirm(
    trans.__('Trust this template?'),
    trans.__(
      'Its commands run on the server with your rights, at every preview and export, until the template changes: %1',
      commands.join(' · ')
    ),
    trans.__('Trust and run')
  );
  if (sure) {
    await model.describe.trust(true);
  }
}

/** Refusals and what else to know before the export. */
function Before({ model, trans }: IProps): React.JSX.Element | null {
  const { describe } = model;
  const refusals = describe.plan?.refusals ?? [];
  const notes = describe.plan?.notes ?? [];
  if (!refusals.length && !notes.length) {
    return null;
  }
  return (
    <>
      <h2>{trans.__('Before you export')}</h2>
      <ul>
        {refusals.map((refusal, i) => (
          <li key={`refusal${i}`} data-tone="error">
            <refusedIcon.react tag="span" className="jp-Shipshape-glyph" />
            <p>
              <Sentence
                phrase={[
                  { text: trans.__('Cell ') },
                  { cell: refusal.cell },
                  { text: trans.__(', line %1: ', String(refusal.line)) },
                  ...refusal.reason
                ]}
                links={model.links}
                trans={trans}
              />
            </p>
          </li>
        ))}
        {notes.map((note, i) => (
          <li key={`note${i}`} data-tone="warn">
            <alertIcon.react tag="span" className="jp-Shipshape-glyph" />
            <p>
              <Sentence phrase={note.message} links={model.links} trans={trans} />
            </p>
          </li>
        ))}
      </ul>
      {(refusals.length > 0 || describe.insist) && (
        <label className="jp-Shipshape-insist">
          <input
            type="checkbox"
            checked={describe.insist}
            onChange={event => describe.setInsist(event.target.checked)}
          />
          {trans.__('Export what is not sound all the same, with a note in the README.')}
        </label>
      )}
    </>
  );
}

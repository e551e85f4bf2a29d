/** The example as an Airflow DAG: Airflow loads it, shows its parameters, and runs its task. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { inRoot, venvPython } from '../setup/paths.mjs';
import { must, run, say } from '../setup/process.mjs';
import { environment, exported, install, version, wheel } from './place.mjs';

const PARAMETERS = { LATE_AFTER: ['integer', 2], TEST_FROM: ['string', '2025-10-01'] };

export async function airflow(scratch, check) {
  const python = await environment('airflow', ['apache-airflow>=3']);
  say(`Airflow ${version(python, 'apache-airflow')}`);
  const folder = path.join(scratch, 'package');
  await exported('examples/late-deliveries.ipynb', folder, venvPython, 'airflow=true');
  await install(python, await wheel(folder, python));

  const env = {
    AIRFLOW_HOME: path.join(scratch, 'home'),
    AIRFLOW__CORE__LOAD_EXAMPLES: 'False',
    AIRFLOW__CORE__DAGS_FOLDER: path.join(folder, 'dags'),
    AIRFLOW__LOGGING__LOGGING_LEVEL: 'WARNING'
  };
  say('Making its database …');
  await must('Airflow cannot make its database.', python, ['-m', 'airflow', 'db', 'migrate'], {
    env
  });
  say(
    'Loading the DAG, and running its task twice: as it is, and where @task has its own Python …'
  );
  const reply = path.join(scratch, 'reply.json');
  const status = await run(
    python,
    [inRoot('scripts/targets/run_dag.py'), path.join(folder, 'dags'), 'late_deliveries', reply],
    // The example reads its data beside the notebook.
    { env, cwd: inRoot('examples'), quiet: true }
  );
  if (!check('Airflow loads the folder and runs the DAG', status === 0)) {
    return;
  }
  const found = JSON.parse(readFileSync(reply, 'utf8'));
  say(`parameters: ${JSON.stringify(found.parameters)}`);
  say(`returned: ${JSON.stringify(found.runs[0].results)}`);
  check('no import errors, one DAG with one task', found.tasks.join() === 'run_pipeline');
  for (const [name, [type, value]] of Object.entries(PARAMETERS)) {
    const parameter = found.parameters[name];
    check(
      `${name} is shown as ${type}, with the notebook's value`,
      parameter?.type === type && parameter?.value === value
    );
  }
  const expected = JSON.stringify(found.expected);
  check('its parameters matter here', expected !== JSON.stringify(found.unchanged));
  ['in the process of the worker', 'in an environment of its own'].forEach((where, i) => {
    const { state, results } = found.runs[i];
    check(
      `the task ends well ${where}, with what run() gives for these parameters`,
      state === 'success' && JSON.stringify(results) === expected
    );
  });
}

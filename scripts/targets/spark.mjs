/** A notebook for Spark as a job, as a stream, and one that streams by itself: in a local Spark of two threads. */
import { copyFileSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { read, run, say, Stop } from '../setup/process.mjs';
import { environment, exported, version, wheel } from './place.mjs';

const OLDEST_JAVA = 17;
const SCHEMA = 'order_id INT, carrier STRING, days INT';

function javaVersion() {
  const said = read('java', ['--version']);
  const found = Number(/(\d+)/.exec(said ?? '')?.[1] ?? 0);
  if (found < OLDEST_JAVA) {
    throw new Stop(
      `Spark needs Java ${OLDEST_JAVA} or newer on the path (on Debian and Ubuntu the package default-jre-headless).`
    );
  }
  return found;
}

/** Orders as the warehouse's files have them, one object a line. */
function arrive(folder, name, orders) {
  mkdirSync(folder, { recursive: true });
  const lines = orders.map(([order_id, carrier, days]) =>
    JSON.stringify({ order_id, carrier, days })
  );
  writeFileSync(path.join(folder, name), `${lines.join('\n')}\n`);
}

/** The wheel under a name by which Spark gives it to the executors. */
async function zipOf(folder, python) {
  const zip = path.join(folder, 'package.zip');
  copyFileSync(await wheel(folder, python), zip);
  return zip;
}

/** The rows that Spark has written into a folder. */
function rows(folder) {
  return readdirSync(folder)
    .filter(file => file.endsWith('.json'))
    .flatMap(file => readFileSync(path.join(folder, file), 'utf8').trim().split('\n'))
    .filter(Boolean)
    .map(line => JSON.parse(line));
}

const sorted = values => [...values].sort().join();

export async function spark(scratch, check) {
  const java = javaVersion();
  const python = await environment('spark', ['pyspark>=4', 'pytest', 'hatchling']);
  say(`Spark ${version(python, 'pyspark')}, Java ${java}`);
  const env = { PYSPARK_PYTHON: python, SPARK_LOCAL_IP: '127.0.0.1' };
  const submit = (folder, zips, job, ...words) =>
    run(
      path.join(path.dirname(python), 'spark-submit'),
      [
        ...['--master', 'local[2]', '--conf', 'spark.ui.enabled=false'],
        ...['--conf', 'spark.sql.shuffle.partitions=2', '--py-files', zips, job, ...words]
      ],
      { cwd: folder, env, quiet: true }
    );

  const package_ = path.join(scratch, 'late-orders');
  await exported(
    'scripts/targets/late-orders.ipynb',
    package_,
    python,
    'spark=true',
    'streaming=true'
  );
  const file = await zipOf(package_, python);

  say("The package's own tests …");
  check(
    'its tests of job and stream pass',
    (await run(python, ['-m', 'pytest', '-q', '-p', 'no:cacheprovider'], {
      cwd: package_,
      env: { ...env, PYTHONPATH: 'src' }
    })) === 0
  );

  say('The job, with the wheel alone: the package is not installed …');
  const landing = path.join(scratch, 'landing');
  const out = path.join(scratch, 'out');
  arrive(landing, '1.json', [
    [1, 'Quickvan', 5],
    [2, 'Quickvan', 2],
    [3, 'Northline', 4]
  ]);
  const job = path.join(package_, 'jobs/late_orders_job.py');
  const ran = await submit(scratch, file, job, `ORDERS=${landing}`, `OUT=${out}`, 'LATE_AFTER=3');
  const delays = ran === 0 ? rows(out).map(row => `${row.carrier} ${row.delay}`) : [];
  say(`wrote: ${JSON.stringify(delays)}`);
  check(
    'spark-submit runs it, on the executors too, with its parameters',
    sorted(delays) === 'Northline 1,Quickvan 2'
  );

  say('The stream, twice on one checkpoint …');
  const stream = path.join(package_, 'jobs/late_orders_stream.py');
  const streamed = () =>
    submit(
      scratch,
      `${file},${job}`,
      stream,
      ...['--source', landing, '--format', 'json', '--schema', SCHEMA, '--into', 'ORDERS'],
      ...['--checkpoint', path.join(scratch, 'checkpoint'), '--available-now', `OUT=${out}`]
    );
  const first = (await streamed()) === 0 ? rows(out).map(row => row.carrier) : [];
  arrive(landing, '2.json', [[4, 'PostDirect', 9]]);
  const second = (await streamed()) === 0 ? rows(out).map(row => row.carrier) : [];
  say(`wrote: ${JSON.stringify([first, second])}`);
  check('a first micro-batch has what is there', sorted(first) === 'Northline,Quickvan');
  check('the next goes on behind the checkpoint', sorted(second) === 'PostDirect');

  say('A notebook that streams by itself, twice on one checkpoint …');
  const own = path.join(scratch, 'late-stream');
  await exported('scripts/targets/late-stream.ipynb', own, python, 'spark=true');
  const ownZip = await zipOf(own, python);
  const written = path.join(scratch, 'late');
  const words = [`ORDERS=${landing}`, `OUT=${written}`, `CHECKPOINT=${path.join(scratch, 'own')}`];
  const ownJob = () => submit(scratch, ownZip, path.join(own, 'jobs/late_stream_job.py'), ...words);
  const statuses = [await ownJob()];
  arrive(landing, '3.json', [[5, 'Quickvan', 7]]);
  statuses.push(await ownJob());
  const late = rows(written).map(row => row.order_id);
  say(`wrote: ${JSON.stringify(late)}`);
  check(
    'the job waits for its streams, and its checkpoint is a parameter',
    statuses.every(status => status === 0) && sorted(late) === '1,3,4,5'
  );
}

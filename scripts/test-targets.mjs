/**
 * Exports notebooks for Airflow and Spark, and runs what comes out in the real ones:
 * `npm run test:targets`, or `npm run test:targets -- airflow`. Each gets an environment of its own
 * in `.shipshape-dev/targets` (about 1.3 GB in all); Spark needs Java 17 or newer.
 */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { ensureNodeModules } from './setup/node-modules.mjs';
import { main, say, Stop } from './setup/process.mjs';
import { ensurePython } from './setup/python.mjs';
import { airflow } from './targets/airflow.mjs';
import { spark } from './targets/spark.mjs';

const TARGETS = { airflow, spark };

await main(async () => {
  const chosen = process.argv.slice(2);
  const unknown = chosen.find(name => !(name in TARGETS));
  if (unknown) {
    throw new Stop(
      `There is no target "${unknown}"; the targets are ${Object.keys(TARGETS).join(', ')}.`
    );
  }
  await ensureNodeModules();
  await ensurePython();
  const total = { passed: 0, failed: 0 };
  for (const name of chosen.length ? chosen : Object.keys(TARGETS)) {
    const scratch = mkdtempSync(path.join(tmpdir(), `shipshape-${name}-`));
    say(`\n=== ${name} ===`);
    const check = (what, held) => {
      total[held ? 'passed' : 'failed'] += 1;
      say(`${held ? 'passed' : 'FAILED'}: ${what}`);
      return held;
    };
    try {
      await TARGETS[name](scratch, check);
    } catch (error) {
      if (!(error instanceof Stop)) {
        throw error;
      }
      check(error.message, false);
    } finally {
      rmSync(scratch, { recursive: true, force: true });
    }
  }
  say(`\n${total.passed} passed, ${total.failed} failed`);
  return total.failed === 0 ? 0 : 1;
});

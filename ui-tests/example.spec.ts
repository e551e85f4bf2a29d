/** The example notebook, as a person meets it. */
import { test } from './lab';

test('the example run from top to bottom shows no finding', async ({ lab }) => {
  await lab.copy('examples/late-deliveries.ipynb');
  await lab.copy('examples/deliveries.csv');
  await lab.openPanel();
  await lab.open('late-deliveries.ipynb');
  await lab.runAll();
  await lab.expectSound();
});

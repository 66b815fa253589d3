import { availableParallelism } from 'node:os';
import { isStopping } from './children.mjs';
import { say } from './say.mjs';
import { houseSteps, runHouseStep, runTests, testRuns } from './steps.mjs';

async function inOrder(works) {
  const results = [];
  for (const work of works) if (!isStopping()) results.push(await work());
  return results;
}

/**
 * Types, lint, arrows and dead code beside the unit tests, then (for `test`) what opens real windows, alone.
 * With filters only the test files whose path contains one are run.
 * @returns {Promise<number>} the exit code; the last line of standard output is `N passed, N failed`
 */
export async function runChecks({ endToEnd, filters, context }) {
  const house = filters.length === 0 ? houseSteps.map((step) => () => runHouseStep(step, context)) : [];
  const unit = [() => runTests(testRuns.unit, filters, context)];
  const lanes = availableParallelism() > 1 ? [inOrder(house), inOrder(unit)] : [inOrder([...house, ...unit])];
  const results = (await Promise.all(lanes)).flat();
  if (endToEnd) results.push(...(await inOrder([() => runTests(testRuns.endToEnd, filters, context)])));
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.flatMap((result) => result.failed);
  const skipped = results.flatMap((result) => result.skipped);
  for (const { name, why } of skipped) say(`skipped: ${name}: ${why}`);
  for (const name of failed) say(`failed: ${name}`);
  const none = passed + failed.length === 0;
  if (none) say('No test was run.');
  process.stdout.write(`${passed} passed, ${failed.length} failed\n`);
  return failed.length > 0 || none || isStopping() ? 1 : 0;
}

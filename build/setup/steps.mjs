import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { isStopping, read, start } from './children.mjs';
import { cache, readJson, root } from './places.mjs';
import { say } from './say.mjs';

const bin = (path) => join(root, 'node_modules', path);
const config = (name) => join(root, 'build/config', name);

const check = (name) => ({ name, args: [join(root, 'build/checks/main.ts'), name] });

/** What looks at the source without running it; each counts as one test. */
export const houseSteps = [check('types'), check('lint'), check('arrows'), check('dead-code')];

export const testRuns = {
  unit: { name: 'unit, contracts, house, simulation', config: config('vitest.config.ts') },
  endToEnd: { name: 'end to end', config: config('vitest.e2e.config.ts') },
};

const seconds = (fromMs) => `${((performance.now() - fromMs) / 1000).toFixed(1)} s`;

/** @returns {Promise<{ passed: number, failed: string[], skipped: { name: string, why: string }[] }>} */
export async function runHouseStep(step, context) {
  const fromMs = performance.now();
  const end = await read(context.node, step.args, { cwd: root, env: context.environment });
  const good = end.code === 0;
  say(`${good ? '✓' : '✗'} ${step.name} (${seconds(fromMs)})`);
  if (!good && !isStopping()) say(end.text.trimEnd());
  return { passed: good ? 1 : 0, failed: good ? [] : [`house: ${step.name}`], skipped: [] };
}

/** Runs one vitest configuration; what it counted comes back through a file, so that no text has to be read. */
export async function runTests(run, filters, context) {
  const fromMs = performance.now();
  const counts = join(cache, `counts-${run === testRuns.unit ? 'unit' : 'end-to-end'}-${process.pid}.json`);
  mkdirSync(cache, { recursive: true });
  const reporter = join(root, 'build/config/counting-reporter.mjs');
  const args = [
    bin('vitest/vitest.mjs'),
    'run',
    '--config',
    run.config,
    '--reporter=default',
    `--reporter=${reporter}`,
  ];
  if (filters.length > 0) args.push('--passWithNoTests', ...filters);
  const environment = { ...context.environment, LECTERN_COUNTS: counts };
  const { ended } = start(context.node, args, { cwd: root, env: environment, stdio: ['ignore', 1, 2] });
  const end = await ended;
  const result = readJson(counts) ?? { passed: 0, failed: [], skipped: [] };
  rmSync(counts, { force: true });
  if (end.code !== 0 && result.failed.length === 0)
    result.failed.push(`${run.name}: vitest ended with ${end.code ?? end.signal}`);
  say(`${end.code === 0 ? '✓' : '✗'} ${run.name}: ${result.passed} passed (${seconds(fromMs)})`);
  return result;
}

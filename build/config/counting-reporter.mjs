import { writeFileSync } from 'node:fs';
import { relative } from 'node:path';

/**
 * A vitest reporter that writes what run.mjs adds up: how many passed, what failed, what was skipped and why.
 * A file that could not be loaded and an error outside every test count as failures too.
 */
export default class CountingReporter {
  onTestRunEnd(modules, unhandledErrors) {
    const counts = { passed: 0, failed: [], skipped: [] };
    for (const module of modules) countModule(module, counts);
    for (const error of unhandledErrors) counts.failed.push(`outside any test: ${error.message}`);
    writeFileSync(process.env.LECTERN_COUNTS, JSON.stringify(counts));
  }
}

function countModule(module, counts) {
  const file = relative(process.cwd(), module.moduleId);
  for (const error of module.errors()) counts.failed.push(`${file}: ${error.message}`);
  for (const suite of module.children.allSuites()) {
    for (const error of suite.errors()) counts.failed.push(`${file} › ${suite.fullName}: ${error.message}`);
  }
  for (const test of module.children.allTests()) {
    const result = test.result();
    const name = `${file} › ${test.fullName}`;
    if (result.state === 'passed') counts.passed += 1;
    else if (result.state === 'failed') counts.failed.push(name);
    else if (result.state === 'skipped') counts.skipped.push({ name, why: result.note ?? 'no reason given' });
    else counts.failed.push(`${name}: it never ended`);
  }
}

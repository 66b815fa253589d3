#!/usr/bin/env node
// `npx lectern VERB` in a clone: the same first step as every script, then the command line on the chosen Node.
import { join } from 'node:path';
import { exitCode, isStopping, passSignalsOn, start } from './children.mjs';
import { hostThatWouldRun } from './launch.mjs';
import { checkNodeCanBeHad, chooseNode, nodeEnvironment } from './node-choice.mjs';
import { ensurePackages } from './packages.mjs';
import { out } from './places.mjs';
import { Refusal, say } from './say.mjs';
import { ensureBuilt } from './sources.mjs';

try {
  passSignalsOn();
  checkNodeCanBeHad();
  await ensurePackages();
  const node = chooseNode();
  const environment = nodeEnvironment(node);
  await ensureBuilt(node, environment);
  const { kind, why, detail = '' } = hostThatWouldRun();
  const { ended } = start(node, [join(out, 'main/cli.js'), ...process.argv.slice(2)], {
    env: { ...environment, LECTERN_HOST_KIND: kind, LECTERN_HOST_WHY: `${why} ${detail}` },
  });
  process.exitCode = exitCode(await ended);
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  if (!isStopping()) say(error.message);
  process.exitCode = exitCode({ code: 1 });
}

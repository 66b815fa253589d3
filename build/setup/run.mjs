// The one way in: `npm start`, `npm test`, `npm run check | build | bench | soak`. Plain JavaScript without
// dependencies, for Node 18 and newer: it brings what is missing, then hands over to the chosen Node.
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { exitCode, isStopping, passSignalsOn, start } from './children.mjs';
import { launch } from './launch.mjs';
import { checkNodeCanBeHad, chooseNode, nodeEnvironment } from './node-choice.mjs';
import { ensurePackages } from './packages.mjs';
import { root } from './places.mjs';
import { Refusal, say } from './say.mjs';
import { ensureBuilt } from './sources.mjs';
import { ensureSystem } from './system.mjs';
import { runChecks } from './test.mjs';

async function runMeasurement(kind, args, context) {
  const folder = join(root, 'tests', kind);
  const names = existsSync(folder) ? readdirSync(folder).filter((name) => /^[a-z0-9-]+\.ts$/.test(name)) : [];
  const known = names.map((name) => name.slice(0, -3));
  const [name, ...rest] = args;
  if (!known.includes(name)) throw new Refusal(`npm run ${kind} -- NAME [--json]; NAME is one of: ${known.join(', ')}`);
  await ensureBuilt(context.node, context.environment);
  const file = join(folder, `${name}.ts`);
  const { ended } = start(context.node, [file, ...rest], { cwd: root, env: context.environment });
  return exitCode(await ended);
}

/** The first step of every script: packages and Node. */
async function prepare() {
  checkNodeCanBeHad();
  await ensurePackages();
  const node = chooseNode();
  return { node, environment: nodeEnvironment(node) };
}

const scripts = {
  async start(args, context) {
    const virtual = args.includes('--virtual-displays');
    await ensureSystem(virtual ? ['product', 'displays'] : ['product'], { must: virtual ? ['displays'] : [] });
    await ensureBuilt(context.node, context.environment);
    return launch({ ...context, args });
  },
  async build(_args, context) {
    await ensureBuilt(context.node, context.environment, { always: true });
    return 0;
  },
  async check(args, context) {
    await ensureSystem(['product'], {});
    return runChecks({ endToEnd: false, filters: args, context });
  },
  async test(args, context) {
    await ensureSystem(['product', 'displays'], {});
    await ensureBuilt(context.node, context.environment);
    return runChecks({ endToEnd: true, filters: args, context });
  },
  async bench(args, context) {
    const besides = args[0] === 'download' ? ['transfer'] : [];
    await ensureSystem(['product', 'displays', ...besides], { must: ['displays', ...besides] });
    return runMeasurement('bench', args, context);
  },
  async soak(args, context) {
    await ensureSystem(['product', 'displays'], {});
    return runMeasurement('soak', args, context);
  },
};

async function main([name, ...args]) {
  const script = Object.hasOwn(scripts, name ?? '') ? scripts[name] : undefined;
  if (script === undefined) throw new Refusal(`node build/setup/run.mjs ${Object.keys(scripts).join(' | ')}`);
  passSignalsOn();
  return script(args, await prepare());
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  if (!(error instanceof Refusal)) throw error;
  if (!isStopping()) say(error.message);
  process.exitCode = exitCode({ code: 1 });
}

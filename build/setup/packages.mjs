import { createHash } from 'node:crypto';
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exitCode, start } from './children.mjs';
import { machineNode } from './node-choice.mjs';
import { root } from './places.mjs';
import { Refusal, say } from './say.mjs';

const modules = join(root, 'node_modules');
const stampFile = join(modules, '.lectern-stamp');

function lockDigest() {
  const hash = createHash('sha256');
  for (const name of ['package.json', 'package-lock.json']) hash.update(readFileSync(join(root, name)));
  return hash.digest('hex');
}

/** What npm itself writes last; a person may have run `npm ci` by hand. */
function npmIsNewerThanLock() {
  const written = join(modules, '.package-lock.json');
  return existsSync(written) && statSync(written).mtimeMs >= statSync(join(root, 'package-lock.json')).mtimeMs;
}

export function packagesAreThere() {
  if (!existsSync(modules)) return false;
  if (existsSync(stampFile)) return readFileSync(stampFile, 'utf8') === lockDigest() || npmIsNewerThanLock();
  return npmIsNewerThanLock();
}

function npmCommand() {
  const node = machineNode();
  const script = process.env.npm_execpath;
  if (script !== undefined && /npm-cli\.js$/.test(script) && existsSync(script))
    return { program: node, first: [script] };
  const beside = [
    join(node, '../node_modules/npm/bin/npm-cli.js'),
    join(node, '../../lib/node_modules/npm/bin/npm-cli.js'),
  ].find((file) => existsSync(file));
  if (beside !== undefined) return { program: node, first: [beside] };
  return { program: 'npm', first: [] };
}

/** Installs exactly what the lock file says, when it is not there yet or the lock file has changed. */
export async function ensurePackages() {
  if (packagesAreThere()) return;
  say('Installing the npm packages of the lock file …');
  const { program, first } = npmCommand();
  const { ended } = start(program, [...first, 'ci', '--no-audit', '--no-fund', '--loglevel=error'], {
    cwd: root,
    stdio: ['ignore', 2, 2],
    shell: program === 'npm' && process.platform === 'win32',
  });
  const end = await ended;
  if (end.code !== 0) {
    throw new Refusal(`npm ci did not succeed (exit code ${exitCode(end)}): its own lines above say why.`);
  }
  writeFileSync(stampFile, lockDigest());
}

import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { exitCode, start } from './children.mjs';
import { out, root } from './places.mjs';
import { Refusal, say } from './say.mjs';

const sources = ['core', 'main', 'preload', 'renderer', 'resources', 'build/bundle.ts', 'package-lock.json'];

/** Milliseconds of the newest change under `path`; a folder counts too, since a removed file changes only it. */
export function newestChange(path) {
  const stat = statSync(path, { throwIfNoEntry: false });
  if (stat === undefined) return 0;
  if (!stat.isDirectory()) return /\.test\.tsx?$/.test(path) ? 0 : stat.mtimeMs;
  return readdirSync(path).reduce((newest, name) => Math.max(newest, newestChange(join(path, name))), stat.mtimeMs);
}

export function isBuilt() {
  const built = join(out, 'built');
  if (!existsSync(built)) return false;
  const builtMs = statSync(built).mtimeMs;
  return sources.every((name) => newestChange(join(root, name)) <= builtMs);
}

/** Builds out/ when a source is newer than it. */
export async function ensureBuilt(node, environment, { always = false } = {}) {
  if (!always && isBuilt()) return;
  say('Building …');
  const { ended } = start(node, [join(root, 'build/bundle.ts')], {
    cwd: root,
    env: environment,
    stdio: ['ignore', 2, 2],
  });
  const end = await ended;
  if (end.code !== 0) throw new Refusal(`The build did not succeed (exit code ${exitCode(end)}).`);
}

import { readFileSync, statfsSync } from 'node:fs';
import { freemem } from 'node:os';
import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { endToEnd } from './vitest.e2e.config.ts';

// Tests start hundreds of threads and programs of the same TypeScript files. Node strips their types anew in each,
// which is half of what such a start costs, unless it keeps what it made of them.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../.cache/node', import.meta.url));

// Hundreds of databases are written, flushed and thrown away: half of what a run costs is the disk's. Where memory has
// room for them they lie there; how Lectern writes is the same. Not under `noexec`: some tests bring programs.
const MEMORY = '/dev/shm';
const ROOM_BYTES = 4 * 1024 ** 3;
if (process.platform === 'linux' && process.env.TMPDIR === undefined && mayHoldFolders(MEMORY)) {
  process.env.TMPDIR = MEMORY;
}

function mayHoldFolders(folder: string): boolean {
  const mount = readFileSync('/proc/mounts', 'utf8')
    .split('\n')
    .map((line) => line.split(' '))
    .find(([, at]) => at === folder);
  if (mount === undefined || mount[3]?.split(',').includes('noexec')) return false;
  const { bavail, bsize } = statfsSync(folder);
  return Math.min(bavail * bsize, freemem()) >= ROOM_BYTES;
}

const tests = (...folders: string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);
const besideTheCode = tests('core', 'main', 'renderer');

// Unit, contract, house and simulation tests. What opens real windows or packages the program has its own
// configuration beside this one, because it runs one file at a time.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: '.cache/vite',
  test: {
    exclude: [...configDefaults.exclude, 'out/**', '.cache/**', ...endToEnd],
    environment: 'node',
    pool: 'forks',
    // Vitest would leave one of two cores idle, and the check takes two minutes instead of one.
    maxWorkers: '100%',
    // A hang is a failure; a slow machine that does something else besides is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      // No module of the code keeps anything, so its tests share two processes: that costs a third less.
      { extends: true, test: { name: 'code', include: besideTheCode, isolate: false } },
      { extends: true, test: { name: 'house', include: tests('**'), exclude: besideTheCode } },
    ],
  },
});

import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';

// Tests start hundreds of threads and programs of the same TypeScript files. Node strips their types anew in each,
// which is half of what such a start costs, unless it keeps what it made of them.
process.env.NODE_COMPILE_CACHE ??= fileURLToPath(new URL('../../.cache/node', import.meta.url));

const tests = (...folders: string[]) => folders.map((folder) => `${folder}/**/*.test.{ts,tsx}`);
const withoutEffects = tests('core', 'renderer');

// Unit, contract, house and simulation tests. What opens real windows or packages the program has its own
// configuration beside this one, because it runs one file at a time.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: '.cache/vite',
  test: {
    exclude: [...configDefaults.exclude, 'out/**', '.cache/**', 'tests/e2e/**', 'tests/smoke/**', 'tests/packaging/**'],
    environment: 'node',
    pool: 'forks',
    // Vitest would leave one of two cores idle, and the check takes two minutes instead of one.
    maxWorkers: '100%',
    // A hang is a failure; a slow machine that does something else besides is not.
    testTimeout: 60_000,
    hookTimeout: 60_000,
    expect: { poll: { timeout: 15_000 } },
    projects: [
      // What opens no file and starts nothing leaves nothing behind: its tests share a process, which costs half.
      { extends: true, test: { name: 'core and renderer', include: withoutEffects, isolate: false } },
      { extends: true, test: { name: 'main and house', include: tests('**'), exclude: withoutEffects } },
    ],
  },
});

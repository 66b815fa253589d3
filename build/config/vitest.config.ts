import { fileURLToPath } from 'node:url';
import { configDefaults, defineConfig } from 'vitest/config';
import { chooseQuickFolders } from './quick-folders.ts';
import { endToEnd } from './vitest.e2e.config.ts';

chooseQuickFolders();

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

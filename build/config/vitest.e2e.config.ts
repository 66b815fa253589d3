import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

// Real windows, the shipped bundle, the packaged folder: one file at a time, so that two suites never share
// the two cores of a small machine while one of them measures frames.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: '.cache/vite',
  test: {
    include: ['tests/smoke/**/*.test.ts', 'tests/e2e/**/*.test.ts', 'tests/packaging/**/*.test.ts'],
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    sequence: { concurrent: false },
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page of a busy machine takes longer than the second that vitest would wait.
    expect: { poll: { timeout: 15_000 } },
  },
});

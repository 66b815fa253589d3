import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';

/** Real windows, the shipped bundle, the packaged folder, ffmpeg and LibreOffice on real files, programs that are killed. */
export const endToEnd = [
  ...['e2e', 'smoke', 'packaging', 'media'].map((folder) => `tests/${folder}/**/*.test.ts`),
  'tests/faults/kill.test.ts',
  ...['documents/conversions', 'downloads/measure-films', 'imports/imports'].map((name) => `main/${name}.test.ts`),
];

// One file at a time, so that two suites never share the two cores of a small machine while one of them measures frames.
export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: '.cache/vite',
  test: {
    include: endToEnd,
    environment: 'node',
    pool: 'forks',
    fileParallelism: false,
    sequence: { concurrent: false },
    // Where a file says that its tests may run side by side.
    maxConcurrency: 2,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page of a busy machine takes longer than the second that vitest would wait.
    expect: { poll: { timeout: 15_000 } },
  },
});

import { availableParallelism } from 'node:os';
import { fileURLToPath } from 'node:url';
import { defineConfig } from 'vitest/config';
import { chooseQuickFolders } from './quick-folders.ts';

chooseQuickFolders();

/** Real windows, the shipped bundle, the packaged folder, ffmpeg and LibreOffice on real files, programs that are killed. */
export const endToEnd = [
  ...['e2e', 'smoke', 'packaging', 'media'].map((folder) => `tests/${folder}/**/*.test.ts`),
  'tests/faults/kill.test.ts',
  ...['documents/conversions', 'downloads/measure-films', 'imports/imports'].map((name) => `main/${name}.test.ts`),
];

/**
 * What measures frames, compares two windows that play, or waits for a moment of a lesson: each has both cores of a small
 * machine to itself.
 */
const alone = [
  ...[
    'aids',
    'displays',
    'ink',
    'ink-page',
    'ink-ten-thousand',
    'lesson',
    'player',
    'prepare',
    'regions',
    'remote',
    'tools',
    'ability',
  ],
].map((name) => `tests/e2e/${name}.test.ts`);

export default defineConfig({
  root: fileURLToPath(new URL('../..', import.meta.url)),
  cacheDir: '.cache/vite',
  test: {
    environment: 'node',
    pool: 'forks',
    sequence: { concurrent: false },
    // Where a file says that its tests may run side by side: two on the two cores, while a third waits for its page.
    maxConcurrency: 3,
    testTimeout: 120_000,
    hookTimeout: 120_000,
    // A page of a busy machine takes longer than the second that vitest would wait.
    expect: { poll: { timeout: 15_000 } },
    projects: [
      {
        extends: true,
        test: {
          name: 'side by side',
          include: endToEnd,
          exclude: alone,
          maxWorkers: Math.min(2, availableParallelism()),
        },
      },
      { extends: true, test: { name: 'alone', include: alone, fileParallelism: false, sequence: { groupOrder: 1 } } },
    ],
  },
});

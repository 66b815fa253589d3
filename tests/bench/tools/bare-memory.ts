import { setTimeout } from 'node:timers/promises';
import { processTree, pssBytes } from '../../harness/process-tree.ts';
import { serveBarePages } from './bare-pages.ts';
import { openBareWindows, type WindowShape } from './bare-windows.ts';

export type TwoTracks = { readonly explanation: string; readonly screen: string };

/** PSS in bytes of a plain Chromium with bare pages that play these files in the same windows, after `playMs`. */
export async function memoryOfBarePages(
  environment: NodeJS.ProcessEnv,
  shapes: readonly WindowShape[],
  files: TwoTracks,
  playMs: number,
): Promise<number> {
  const server = await serveBarePages(files);
  const others = new Set(processTree(process.pid));
  // By shape, because Lectern names files by their digests: the first of its tracks is the explanation.
  const [first] = shapes[0]?.videos ?? [];
  const bare = await openBareWindows(environment, server, shapes, (path) =>
    path === first?.path ? 'explanation' : 'screen',
  );
  try {
    for (const page of bare.pages) {
      await page.evaluate(() => Promise.all([...document.querySelectorAll('video')].map((video) => video.play())));
    }
    await setTimeout(playMs);
    return pssBytes(processTree(process.pid).filter((pid) => !others.has(pid)));
  } finally {
    await bare.close();
    server.close();
  }
}

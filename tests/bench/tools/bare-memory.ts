import { setTimeout } from 'node:timers/promises';
import { processTree, pssBytes, pssBytesByKind } from '../../harness/process-tree.ts';
import { serveBarePages } from './bare-pages.ts';
import { openBareWindows, type WindowShape } from './bare-windows.ts';
import { keepNoBodies } from './keep-no-bodies.ts';

export type TwoTracks = { readonly explanation: string; readonly screen: string };

/** As a lesson is played: for so long, sought so often, and with its sound. */
export type BarePlay = { readonly playMs: number; readonly seeks: number };

/** Of a plain Chromium with bare pages that play these files in the same windows. */
export async function memoryOfBarePages(
  environment: NodeJS.ProcessEnv,
  shapes: readonly WindowShape[],
  files: TwoTracks,
  { playMs, seeks }: BarePlay,
): Promise<{ readonly pssBytes: number; readonly ofKind: Readonly<Record<string, number>> }> {
  const server = await serveBarePages(files);
  const others = new Set(processTree(process.pid));
  // By shape, because Lectern names files by their digests: the first of its tracks is the explanation.
  const [first] = shapes[0]?.videos ?? [];
  const bare = await openBareWindows(environment, server, shapes, (path) =>
    path === first?.path ? 'explanation' : 'screen',
  );
  try {
    await keepNoBodies(...bare.pages);
    for (const [at, page] of bare.pages.entries()) {
      await page.evaluate((sounds) => {
        const videos = [...document.querySelectorAll('video')];
        if (videos[0]) videos[0].muted = !sounds;
        return Promise.all(videos.map((video) => video.play()));
      }, at === 0);
    }
    const restMs = playMs / (seeks + 1);
    for (let seek = 0; seek < seeks; seek += 1) {
      await setTimeout(restMs);
      // From here to there in the first half: it plays to its end then without standing still.
      const share = 0.1 + 0.4 * (seek % 2);
      await bare.pages[0]?.evaluate(
        (to) => (globalThis as unknown as { seekTogether(share: number): void }).seekTogether(to),
        share,
      );
    }
    await setTimeout(restMs);
    const pids = processTree(process.pid).filter((pid) => !others.has(pid));
    return { pssBytes: pssBytes(pids), ofKind: pssBytesByKind(pids) };
  } finally {
    await bare.close();
    server.close();
  }
}

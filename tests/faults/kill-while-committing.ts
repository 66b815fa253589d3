import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { createAnnotations } from '../../main/annotations/index.ts';
import { dataFolder } from '../support/data.ts';
import { pointsOf, someLesson } from '../support/ink.ts';

export type KillTally = {
  readonly seed: number;
  readonly kills: number;
  readonly acknowledged: number;
  /** Ids that were acknowledged and are not there, or not as they were sent. */
  readonly lost: readonly string[];
  /** How the file was opened after each kill. */
  readonly rungs: readonly string[];
};

/**
 * Kills a process that commits strokes, at random moments, on the same files again and again; after each kill
 * everything that was ever acknowledged must be there.
 */
export async function killWhileCommitting(kills: number, seed: number): Promise<KillTally> {
  const data = dataFolder();
  const random = mulberry32(seed);
  const acknowledged: string[] = [];
  const lost = new Set<string>();
  const rungs: string[] = [];
  try {
    for (let run = 0; run < kills; run += 1) {
      acknowledged.push(...(await acknowledgedUntilKilled(data.paths.account, run, 20 + random() * 400)));
      const databases = data.openLessons();
      rungs.push(databases.opening.rung);
      const kept = { keep: () => undefined, settled: async () => undefined };
      const annotations = createAnnotations({ lessons: databases.lessons, kept, log: data.log });
      const [page] = await annotations.pages({ kind: 'lesson', lessonId: someLesson }, null, null);
      const stored = new Map(page?.records.map(({ record }) => [String(record.id), record]) ?? []);
      for (const id of acknowledged) {
        const record = stored.get(id);
        const count = 20 + (Number(id.split('-')[1]) % 200);
        const isWhole = record?.kind === 'stroke' && String(record.points) === String(pointsOf(id, count));
        if (!isWhole) lost.add(id);
      }
      await databases.close();
    }
    return { seed, kills, acknowledged: acknowledged.length, lost: [...lost], rungs };
  } finally {
    await data.clean();
  }
}

/** Ids that the writer acknowledged before it was killed `afterMs` after its first one. */
async function acknowledgedUntilKilled(account: string, run: number, afterMs: number): Promise<readonly string[]> {
  const writer = fileURLToPath(new URL('./ink-writer.ts', import.meta.url));
  const child = spawn(process.execPath, [writer, account, String(run)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let said = '';
  child.stdout.setEncoding('utf8');
  child.stdout.on('data', (part: string) => {
    said += part;
  });
  const ended = once(child, 'close');
  await Promise.race([once(child.stdout, 'data'), ended]);
  if (child.exitCode !== null) throw new Error(`the writer ended by itself with ${child.exitCode}`);
  await new Promise((resolve) => setTimeout(resolve, afterMs));
  child.kill('SIGKILL');
  await ended;
  // The last line may have been cut by the kill: only whole ones were said.
  return said.split('\n').slice(0, -1);
}

/** Mulberry32, public domain: one 32-bit state, good enough to choose moments. */
export function mulberry32(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

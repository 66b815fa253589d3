import { copyFileSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { findAndProject, openClassroom, playOn } from '../../harness/classroom.ts';
import { until } from '../../harness/lectern.ts';
import { keepPlaying, playFor } from './played-lesson.ts';
import { presentedApart } from './sync-figures.ts';

const PLAY_MS = 60_000;

/**
 * A lesson plays on two windows while another process has laid a large source beside it, as an import does; Lectern
 * takes it in slowly. How far the windows are apart, and the bytes of the catalogue that was being built at the end.
 */
export async function playWhileImporting(
  shard: string,
  lessons: number,
): Promise<{ readonly windows: readonly number[]; readonly bytesBuilt: number }> {
  const room = await openClassroom();
  try {
    const teacher = await room.console();
    await findAndProject(teacher, 'sjxnj', 'start');
    const screen = await room.screen();
    await keepPlaying(teacher);
    await playOn(screen, 1);
    layBeside(join(room.data, 'catalogue', 'shards'), shard, lessons);
    const bytes = () => bytesBuilding(join(room.data, 'catalogue'));
    await until('the import has begun', () => (bytes() > 0 ? true : null), 60_000);
    const { pairs } = await playFor(teacher, screen, PLAY_MS);
    const bytesBuilt = bytes();
    if (bytesBuilt === 0) throw new Error('the import was over before the lesson was');
    return { windows: pairs.flatMap(([a, b]) => presentedApart(a.frames, b.frames)), bytesBuilt };
  } finally {
    await room.clear();
  }
}

function layBeside(shards: string, shard: string, lessons: number): void {
  copyFileSync(shard, join(shards, 'national-00.lessons'));
  const told = {
    ...{ id: 'national', held: false, sinceUnixMs: Date.now(), arrivals: [], changes: [] },
    base: { digest: '1', shards: ['national-00.lessons'], lessons },
  };
  writeFileSync(join(shards, 'national.json'), JSON.stringify(told));
}

/** Of the file that the pointer does not name yet. */
function bytesBuilding(folder: string): number {
  const current = readFileSync(join(folder, 'catalogue'), 'utf8').trim();
  const others = readdirSync(folder).filter((name) => name.endsWith('.db') && name !== current);
  return Math.max(0, ...others.map((name) => statSync(join(folder, name), { throwIfNoEntry: false })?.size ?? 0));
}

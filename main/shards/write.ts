import { open, rename, rm } from 'node:fs/promises';
import type { LessonRecord } from '../../core/words/index.ts';
import { FRAME_LESSONS, packFrame, SHARD_HEAD } from './frames.ts';

/** Writes a shard under a new name, and gives it its own only when it is whole. */
export async function writeShard(
  file: string,
  records: Iterable<LessonRecord> | AsyncIterable<LessonRecord>,
): Promise<{ readonly lessons: number }> {
  const part = `${file}.part`;
  const handle = await open(part, 'w');
  let lessons = 0;
  try {
    await handle.write(SHARD_HEAD);
    let waiting: LessonRecord[] = [];
    const flush = async () => {
      if (waiting.length > 0) await handle.write(packFrame(waiting));
      waiting = [];
    };
    for await (const record of records) {
      lessons += 1;
      waiting.push(record);
      if (waiting.length === FRAME_LESSONS) await flush();
    }
    await flush();
    await handle.sync();
  } catch (error) {
    await handle.close();
    await rm(part, { force: true });
    throw error;
  }
  await handle.close();
  await rename(part, file);
  return { lessons };
}

import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import type { LessonRecord } from '../../core/words/index.ts';
import { framesIn, lessonsOf, linesOf, type Placed, type SourceFiles } from '../shards/index.ts';
import type { Told } from './sources.ts';

/** So many lessons are read in some milliseconds; then whatever else waits has its turn. */
const SLICE = 256;

/** Every lesson of a kept source, its changes made. Gives way to others while it reads. */
export async function* keptLessons(folder: string, told: Told): AsyncGenerator<Placed> {
  yield* inSlices(lessonsOf(filesOf(folder, told), () => 0));
}

/** And the records themselves. */
export async function* keptRecords(folder: string, told: Told): AsyncGenerator<LessonRecord> {
  for await (const line of keptLines(folder, told)) yield JSON.parse(line) as LessonRecord;
}

/** As they were written: the same text is the same record. */
export async function* keptLines(folder: string, told: Told): AsyncGenerator<string> {
  // Changed lessons come in between those of the base, so their frames are kept; of the base the last one.
  const frames = new Map<number, Uint8Array>();
  let unpacked: { readonly frame: number; readonly lines: readonly string[] } = { frame: 0, lines: [] };
  let last = 0;
  const files = filesOf(folder, told);
  const changeFrames = countFrames(files);
  const addFrame = (details: Uint8Array): number => {
    if (last > changeFrames) frames.delete(last);
    last += 1;
    frames.set(last, details);
    return last;
  };
  for await (const { frame, line } of inSlices(lessonsOf(files, addFrame))) {
    if (unpacked.frame !== frame) unpacked = { frame, lines: linesOf(frames.get(frame) ?? new Uint8Array()) };
    const text = unpacked.lines[line];
    if (text !== undefined) yield text;
  }
}

export function filesOf(folder: string, { id, base, arrivals, changes }: Told): SourceFiles {
  return {
    ...{ id, arrivals },
    files: base.shards.map((shard) => join(folder, shard)),
    changes: changes.map(({ unixMs, removed, shard }) => ({ unixMs, removed, file: shard && join(folder, shard) })),
  };
}

function countFrames({ id, changes }: SourceFiles): number {
  let count = 0;
  for (const { file } of changes) if (file) for (const _ of framesIn({ id }, file)) count += 1;
  return count;
}

async function* inSlices<Item>(items: Iterable<Item>): AsyncGenerator<Item> {
  let taken = 0;
  for (const item of items) {
    taken += 1;
    if (taken % SLICE === 0) await setImmediate();
    yield item;
  }
}

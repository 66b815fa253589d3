import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import {
  type AssetDigest,
  bytes,
  fail,
  type Lesson,
  type LessonId,
  ok,
  type Result,
  type UnixMs,
} from '../../core/words/index.ts';
import { hasRoom } from '../store/index.ts';
import { fetchLesson } from './fetch-lesson.ts';
import { createClient } from './http/client.ts';
import { createThrottle } from './http/throttle.ts';
import type { DownloadDeps, Patience, Wanted } from './ports.ts';
import { type Hours, isWithin } from './queue/hours.ts';
import { createQueue } from './queue/queue.ts';
import { createRecords } from './queue/records.ts';
import type { DownloadQueue } from './queue/types.ts';
import { filesOf } from './wanted.ts';

export type Downloads = {
  readonly queue: DownloadQueue;
  /** Idempotent. Where all of its files are here, its films are looked into again. */
  begin(lessonId: LessonId): Promise<Result<object, NotBegun>>;
  /** Why these files cannot come again; null: each of them can. */
  refusalOf(lessonId: LessonId, digests: readonly AssetDigest[]): Promise<NotBegun | null>;
  /** Looks into films that came when nobody could: before ffmpeg was installed, or by an older Lectern. */
  measureLeft(): Promise<void>;
  /** Removes what came in part and was not asked for again for a month. */
  removeLeftovers(nowUnixMs: UnixMs): Promise<void>;
  stop(): Promise<void>;
};

type NotBegun = { readonly code: 'lessonGone' | 'withdrawn' | 'noAddress' | 'alreadyHere' | 'diskFull' };

const MONTH_MS = 30 * 24 * 60 * 60_000;
const patient: Patience = { silentMs: 30_000, againMs: [2_000, 10_000, 30_000] };

type Given = Omit<DownloadDeps, 'client' | 'throttle' | 'hours' | 'patience'> & {
  readonly patience?: Patience;
  /** What IT decided. */
  readonly policy: { readonly hours: Hours | null; readonly bytesPerSecondMax: number | null };
};

export function createDownloads({ policy, ...given }: Given): Downloads {
  const throttle = createThrottle(given.clock, policy.bytesPerSecondMax);
  const deps: DownloadDeps = { patience: patient, client: createClient(), throttle, hours: policy.hours, ...given };
  const { clock, wallClock, log, quiet, openLesson } = deps;
  const queue = createQueue({
    ...{ clock, wallClock, log, records: createRecords(deps.database, log) },
    bring: (lessonId, bringing) => fetchLesson(deps, lessonId, bringing),
    heldBy({ lessonId, hurried }) {
      if (openLesson() === lessonId) return null;
      if (!quiet.mayRun('afterClass')) return 'lesson';
      return hurried || isWithin(deps.hours, wallClock()) ? null : 'hours';
    },
  });
  const stopHearing = quiet.onChange(queue.look);

  const downloads: Downloads = {
    queue,
    async begin(lessonId) {
      const lesson = await deps.library.get(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      if (lesson.withdrawn) return fail({ code: 'withdrawn' });
      const files = filesOf(lesson);
      const missing: Wanted[] = [];
      for (const file of files) if (!(await deps.store.has(file.digest))) missing.push(file);
      const refusal = await refusalToBring(deps, lesson, missing);
      if (refusal) return fail(refusal);
      const { title, subject } = lesson;
      const all = sizeOf(files);
      queue.ask({ lessonId, title, subject, bytes: bytes(all), hereBytes: all - sizeOf(missing) });
      return ok({});
    },
    async refusalOf(lessonId, digests) {
      const lesson = await deps.library.get(lessonId);
      if (!lesson) return { code: 'lessonGone' };
      if (lesson.withdrawn) return { code: 'withdrawn' };
      for (const digest of digests) {
        if ((await deps.addressesOf(lessonId, digest)).length === 0) return { code: 'noAddress' };
      }
      return null;
    },
    async measureLeft() {
      for (const lessonId of await deps.library.fetched()) {
        const lesson = await deps.library.get(lessonId);
        if (lesson?.filmFault !== 'notMeasured') continue;
        if (!(await deps.media.tools()).ok) return;
        await downloads.begin(lessonId);
      }
    },
    async removeLeftovers(nowUnixMs) {
      const names = await readdir(deps.partFolder).catch((): string[] => []);
      for (const name of names) {
        const path = join(deps.partFolder, name);
        const found = await stat(path).catch(() => null);
        if (found && found.mtimeMs < nowUnixMs - MONTH_MS) await rm(path, { force: true });
      }
    },
    async stop() {
      stopHearing();
      await queue.stop();
      await deps.client.close();
    },
  };
  return downloads;
}

/** Asked before hours of work, not after them. */
async function refusalToBring(
  { addressesOf, partFolder }: DownloadDeps,
  { id, ready, filmFault }: Lesson,
  missing: readonly Wanted[],
): Promise<NotBegun | null> {
  const [first] = missing;
  if (!first) return filmFault ? null : { code: ready ? 'alreadyHere' : 'noAddress' };
  if ((await addressesOf(id, first.digest)).length === 0) return { code: 'noAddress' };
  await mkdir(partFolder, { recursive: true });
  return (await hasRoom(partFolder, sizeOf(missing))) ? null : { code: 'diskFull' };
}

const sizeOf = (files: readonly Wanted[]): number => files.reduce((sum, { bytes }) => sum + bytes, 0);

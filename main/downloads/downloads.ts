import { mkdir, readdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { type AssetDigest, fail, inLanguage, LessonId, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import type { JobWork } from '../jobs/index.ts';
import { hasRoom } from '../store/index.ts';
import { fetchLesson } from './fetch-lesson.ts';
import type { Begun, DownloadDeps, Patience, Wanted } from './ports.ts';
import { filesOf } from './wanted.ts';

export type Downloads = {
  /** Idempotent: a lesson whose files are under way has one job. Where all are here, its films are looked into again. */
  begin(lessonId: LessonId): Promise<Result<Begun, NotBegun>>;
  /** Why these files cannot come again; null: each of them can. */
  refusalOf(lessonId: LessonId, digests: readonly AssetDigest[]): Promise<NotBegun | null>;
  /** The work of a job that the last run left, from its payload. */
  resume(payload: unknown): JobWork | null;
  /** Looks into films that came when nobody could: before ffmpeg was installed, or by an older Lectern. */
  measureLeft(): Promise<void>;
  /** Removes what came in part and was not asked for again for a month. */
  removeLeftovers(nowUnixMs: UnixMs): Promise<void>;
};

type NotBegun = { readonly code: 'lessonGone' | 'withdrawn' | 'noAddress' | 'alreadyHere' | 'diskFull' };

const Payload = v.object({ lessonId: LessonId });
const MONTH_MS = 30 * 24 * 60 * 60_000;
const patient: Patience = { silentMs: 30_000, againMs: [2_000, 10_000, 30_000] };

export function createDownloads(given: Omit<DownloadDeps, 'patience'> & { readonly patience?: Patience }): Downloads {
  const deps: DownloadDeps = { patience: patient, ...given };
  const workOn =
    (lessonId: LessonId): JobWork =>
    (control) =>
      fetchLesson(deps, lessonId, control);

  const downloads: Downloads = {
    async begin(lessonId) {
      const lesson = await deps.library.get(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      if (lesson.withdrawn) return fail({ code: 'withdrawn' });
      const missing: Wanted[] = [];
      for (const file of filesOf(lesson)) if (!(await deps.store.has(file.digest))) missing.push(file);
      const [first] = missing;
      if (!first && !lesson.filmFault) return fail({ code: lesson.ready ? 'alreadyHere' : 'noAddress' });
      if (first && (await deps.addressesOf(lessonId, first.digest)).length === 0) return fail({ code: 'noAddress' });
      await mkdir(deps.partFolder, { recursive: true });
      const neededBytes = missing.reduce((sum, { bytes }) => sum + bytes, 0);
      if (!(await hasRoom(deps.partFolder, neededBytes))) return fail({ code: 'diskFull' });

      const before = deps.jobs.list().filter((job) => job.kind === 'download' && job.lessonId === lessonId);
      const underWay = before.find(({ state }) => state.kind === 'queued' || state.kind === 'running');
      if (underWay) return ok({ jobId: underWay.id });
      for (const { id } of before) deps.jobs.dismiss(id);
      const payload: v.InferOutput<typeof Payload> = { lessonId };
      const title = inLanguage(lesson.title, 'zh-CN');
      return ok({ jobId: deps.jobs.start({ kind: 'download', title, run: workOn(lessonId), payload }) });
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
    resume(payload) {
      const known = v.safeParse(Payload, payload);
      return known.success ? workOn(known.output.lessonId) : null;
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
  };
  return downloads;
}

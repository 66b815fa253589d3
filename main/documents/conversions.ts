import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  type Asset,
  AssetDigest,
  fail,
  inLanguage,
  type JobId,
  type Lesson,
  LessonId,
  officeType,
  ok,
  type Result,
} from '../../core/words/index.ts';
import type { Jobs, JobWork } from '../jobs/index.ts';
import type { Library } from '../library/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { type CopyFailure, copyOut } from './copy.ts';
import { type ConvertCode, findOffice, slidesToPdf } from './slides-to-pdf.ts';

type Failure = { readonly code: CopyFailure['code'] | ConvertCode | 'officeMissing' };
type Slides = Pick<Asset, 'digest' | 'mediaType'>;

/** Slides and papers of other programs as PDFs, where LibreOffice is installed. By digest, so that each is made once. */
export type Conversions = {
  isAble(): Promise<boolean>;
  /** What fails is left to the program that it was made with. */
  convertAll(files: readonly Slides[], signal: AbortSignal): Promise<void>;
  /** A job, also while files of a disk are copied. Idempotent: a file that is under way has one. */
  begin(
    lessonId: LessonId,
    digest: AssetDigest,
  ): Promise<
    Result<{ readonly jobId: JobId }, { readonly code: 'lessonGone' | 'fileGone' | 'notOpenable' | 'officeMissing' }>
  >;
  /** The work of a job that the last run left, from its payload. */
  resume(payload: unknown): JobWork | null;
  /** Removes what a crash left. */
  removeLeftovers(): Promise<void>;
};

type Deps = {
  readonly store: Pick<Store, 'open' | 'bytesOf' | 'put' | 'has'>;
  readonly library: Pick<Library, 'get' | 'found' | 'findingOf'>;
  readonly jobs: Pick<Jobs, 'start' | 'list'>;
  /** This account's own, for copies and profiles. */
  readonly folder: string;
  readonly env: NodeJS.ProcessEnv;
  readonly log: Log;
};

const Payload = v.object({ lessonId: LessonId, digest: AssetDigest });
type Payload = v.InferOutput<typeof Payload>;

export function createConversions({ store, library, jobs, folder, env, log }: Deps): Conversions {
  const office = () => findOffice({ platform: process.platform, env });
  /** Two LibreOffices at once are slower than one after the other, and take 300 MB each. */
  let last: Promise<unknown> = Promise.resolve();
  function inTurn<T>(work: () => Promise<T>): Promise<T> {
    const mine = last.then(work);
    last = mine.catch(() => undefined);
    return mine;
  }

  async function isMade(digest: AssetDigest): Promise<boolean> {
    const finding = await library.findingOf(digest);
    return finding?.kind === 'pdf' && store.has(finding.digest);
  }

  async function convert({ digest, mediaType }: Slides, signal: AbortSignal): Promise<Result<object, Failure>> {
    const type = officeType(mediaType);
    if (!type) return fail({ code: 'notOpenable' });
    if (await isMade(digest)) return ok({});
    const program = await office();
    if (!program) return fail({ code: 'officeMissing' });
    await mkdir(folder, { recursive: true });
    const own = await mkdtemp(join(folder, 'pdf-'));
    try {
      const copied = await copyOut(store, own, { digest, type, name: 'slides' });
      if (!copied.ok) return copied;
      const made = await slidesToPdf({ office: program, input: copied.value.path, folder: own, signal });
      if (!made.ok) return made;
      const stored = await store.put({ path: made.value.path }, signal);
      if (!stored.ok) {
        const { code } = stored.error;
        return fail({ code: code === 'fileUnreadable' ? 'conversionFailed' : code });
      }
      await library.found(digest, { kind: 'pdf', ...stored.value });
      return ok({});
    } finally {
      await rm(own, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 }).catch(() => undefined);
    }
  }

  const workOn =
    ({ lessonId, digest }: Payload): JobWork =>
    async ({ signal, report }) => {
      report('converting', null);
      const asset = slidesOf(await library.get(lessonId), digest);
      if (!asset) return fail({ code: 'fileGone', detail: '' });
      const made = await inTurn(() => convert(asset, signal));
      return made.ok ? ok({ lessonId }) : fail({ ...made.error, detail: asset.name ?? '' });
    };

  return {
    isAble: async () => (await office()) !== null,
    async convertAll(files, signal) {
      for (const file of files.filter(({ mediaType }) => officeType(mediaType))) {
        if (signal.aborted || !(await office())) return;
        const made = await inTurn(() => convert(file, signal));
        if (!made.ok) log.warn(`no PDF was made of ${file.digest.slice(0, 8)}: ${made.error.code}`);
      }
    },
    async begin(lessonId, digest) {
      const lesson = await library.get(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      const asset = slidesOf(lesson, digest);
      if (!asset || !(await store.has(digest))) return fail({ code: 'fileGone' });
      if (!officeType(asset.mediaType)) return fail({ code: 'notOpenable' });
      if (!(await office())) return fail({ code: 'officeMissing' });
      const title = asset.name ?? inLanguage(lesson.title, 'zh-CN');
      const payload: Payload = { lessonId, digest };
      const before = jobs
        .list()
        .find((job) => job.kind === 'document' && job.title === title && isUnderWay(job, lessonId));
      if (before) return ok({ jobId: before.id });
      return ok({ jobId: jobs.start({ kind: 'document', title, run: workOn(payload), payload }) });
    },
    resume(payload) {
      const known = v.safeParse(Payload, payload);
      return known.success ? workOn(known.output) : null;
    },
    async removeLeftovers() {
      await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
        log.warn(`what conversions left stays until the next start: ${String(error)}`);
      });
    },
  };
}

const slidesOf = (lesson: Lesson | null, digest: AssetDigest): Asset | undefined =>
  lesson?.assets.find((one) => one.digest === digest);

function isUnderWay({ lessonId, state }: ReturnType<Jobs['list']>[number], about: LessonId): boolean {
  return lessonId === about && (state.kind === 'queued' || state.kind === 'running');
}

import * as v from 'valibot';
import type { Arrangement, DecodeAnswer, Download, ReadyMark } from '../../core/contract/index.ts';
import { fail, inLanguage, type JobId, LessonId, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Downloads } from '../downloads/index.ts';
import type { Carrier, Clock, Stop } from '../host/ports.ts';
import type { Jobs, JobWork } from '../jobs/index.ts';
import type { Library } from '../library/index.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import { createDecoding } from './decoding.ts';
import { createKeptChecks, filesNow, markOf } from './kept-checks.ts';
import { look } from './look.ts';

export type Ready = {
  marks(): Promise<ReadyMark[]>;
  check(lessonId: LessonId): Promise<Result<Begun, { code: 'lessonGone' | 'lessonOpen' | 'noFiles' }>>;
  decoded(answer: DecodeAnswer): boolean;
  mend(lessonId: LessonId): Promise<Awaited<ReturnType<Downloads['begin']>> | Result<never, { code: 'lessonOpen' }>>;
  stop: Stop;
};
type Begun = { readonly jobId: JobId };

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly library: Pick<Library, 'get' | 'heldOf' | 'lost' | 'onChange'>;
  readonly store: Pick<Store, 'verify' | 'has' | 'discard'>;
  readonly jobs: Jobs;
  readonly downloads: Pick<Downloads, 'begin' | 'refusalOf'> & { readonly queue: Pick<Downloads['queue'], 'onChange'> };
  readonly carrier: Pick<Carrier, 'send'>;
  readonly arrangement: () => Arrangement;
  readonly lessonOpen: () => boolean;
  /** A lesson is shown, or no longer. */
  readonly onLesson: (hear: () => void) => Stop;
  readonly clock: Clock;
  readonly wallClock: () => UnixMs;
  readonly log: Log;
};

const Payload = v.object({ lessonId: LessonId });

export function createReady(deps: Deps): Ready {
  const { library, store, jobs, downloads, carrier, lessonOpen, wallClock, log } = deps;
  const kept = createKeptChecks(deps.lessons);
  const { decode, answer } = createDecoding(carrier, deps.clock);

  async function marks(): Promise<ReadyMark[]> {
    const found: ReadyMark[] = [];
    for (const row of await kept.list()) {
      const lesson = await library.get(row.lessonId as LessonId);
      const mark = lesson && markOf(row, { lesson, ...filesNow(lesson, await library.heldOf(lesson)) });
      if (mark) found.push(mark);
    }
    return found;
  }
  const tell = async (): Promise<void> => carrier.send('ready.changed', { marks: await marks() });
  const tellLater = (): void => void tell().catch((error: unknown) => void log.fault('ready', error));

  const workOn =
    (lessonId: LessonId): JobWork =>
    async (control) => {
      const lesson = await library.get(lessonId);
      if (!lesson) return fail({ code: 'lessonGone', detail: '' });
      // Two films that decode beside a lesson would take its frames.
      const opened = new AbortController();
      const stopHearing = deps.onLesson(() => lessonOpen() && opened.abort());
      const signal = AbortSignal.any([control.signal, opened.signal]);
      try {
        const findings = await look({ store, decode, arrangement: deps.arrangement }, lesson, { ...control, signal });
        if (findings === null) return fail({ code: 'noWindow', detail: '' });
        const missing = findings.flatMap(({ code, digest }) => (code === 'fileMissing' && digest ? [digest] : []));
        for (const digest of missing) library.lost(digest);
        // Those that were looked at: a file that came meanwhile was not, and the mark then does not hold.
        const { digests } = filesNow(lesson, []);
        const held = digests.filter((digest) => !missing.includes(digest));
        await kept.keep(lessonId, wallClock(), { digests, held, findings });
        tellLater();
        return ok({ lessonId });
      } catch (error) {
        if (!signal.aborted) throw error;
        return fail({ code: opened.signal.aborted ? 'lessonOpen' : 'cancelled', detail: '' });
      } finally {
        stopHearing();
      }
    };

  /** Lessons that a download mends: once it is done they are looked at again. */
  const mending = new Set<LessonId>();
  const checkMended = (all: readonly Download[]): void => {
    for (const lessonId of [...mending]) {
      const state = all.find((one) => one.lessonId === lessonId)?.state.kind;
      if (state !== undefined && state !== 'done') continue;
      mending.delete(lessonId);
      if (state === 'done') check(lessonId).catch((error: unknown) => void log.fault('ready', error));
    }
  };

  const stops: Stop[] = [
    library.onChange(tellLater),
    downloads.queue.onChange(({ downloads: all }) => checkMended(all)),
    // What was found is kept with the lesson; a list of ended checks would only grow.
    jobs.onChange((all) => {
      for (const { id, kind, state } of all) {
        if (kind === 'ready' && (state.kind === 'done' || state.kind === 'cancelled')) {
          queueMicrotask(() => jobs.dismiss(id));
        }
      }
    }),
  ];

  async function check(lessonId: LessonId): ReturnType<Ready['check']> {
    const lesson = await library.get(lessonId);
    if (!lesson) return fail({ code: 'lessonGone' });
    if (lessonOpen()) return fail({ code: 'lessonOpen' });
    if (lesson.assets.length === 0) return fail({ code: 'noFiles' });
    const before = jobs.list().filter((job) => job.kind === 'ready' && job.lessonId === lessonId);
    const underWay = before.find(({ state }) => state.kind === 'queued' || state.kind === 'running');
    if (underWay) return ok({ jobId: underWay.id });
    for (const { id } of before) jobs.dismiss(id);
    const payload: v.InferOutput<typeof Payload> = { lessonId };
    const title = inLanguage(lesson.title, 'zh-CN');
    return ok({ jobId: jobs.start({ kind: 'ready', title, run: workOn(lessonId), payload }) });
  }

  return {
    marks,
    check,
    decoded: answer,
    async mend(lessonId) {
      if (lessonOpen()) return fail({ code: 'lessonOpen' });
      const mark = (await marks()).find((one) => one.lessonId === lessonId);
      const wrong = (mark?.findings ?? []).flatMap(({ code, digest }) =>
        digest && (code === 'fileDamaged' || code === 'fileMissing') ? [{ code, digest }] : [],
      );
      // Asked before anything goes: a damaged film that nobody has anew may still show most of itself.
      const refusal = await downloads.refusalOf(
        lessonId,
        wrong.map(({ digest }) => digest),
      );
      if (refusal) return fail(refusal);
      for (const { code, digest } of wrong) {
        if (code === 'fileDamaged') await store.discard(digest);
        library.lost(digest);
      }
      const begun = await downloads.begin(lessonId);
      if (begun.ok) mending.add(lessonId);
      return begun;
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

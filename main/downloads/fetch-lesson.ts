import { fail, isUntold, type Lesson, type LessonId, officeType, ok, type Result } from '../../core/words/index.ts';
import type { JobControl } from '../jobs/index.ts';
import { fetchFile } from './fetch-file.ts';
import { measureFilms } from './measure-films.ts';
import type { DownloadDeps, Failure, Wanted } from './ports.ts';
import { filesOf } from './wanted.ts';

type Control = Pick<JobControl, 'signal' | 'report'>;
type LessonGone = { readonly code: 'lessonGone'; readonly detail: string };

/** The work of a job: one file after the other, each in the store before the next; then its films are looked into. */
export async function fetchLesson(
  deps: DownloadDeps,
  lessonId: LessonId,
  { signal, report }: Control,
): Promise<Result<{ readonly lessonId: LessonId }, Failure | LessonGone>> {
  if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
  const lesson = await deps.library.get(lessonId);
  if (!lesson) return fail({ code: 'lessonGone', detail: '' });
  if (lesson.withdrawn) return fail({ code: 'withdrawn', detail: '' });
  const files = filesOf(lesson);
  if (files.length === 0) return fail({ code: 'noAddress', detail: '' });
  await deps.library.expect(lessonId, files);
  const wholeBytes = files.reduce((sum, { bytes }) => sum + bytes, 0);
  let doneBytes = 0;
  const told = (bytes: number) => report('downloading', wholeBytes === 0 ? null : (doneBytes + bytes) / wholeBytes);
  for (const file of files) {
    told(0);
    if (!(await deps.store.has(file.digest))) {
      const got = await whileNoLesson(deps, { signal, report }, (until) =>
        fetchOne(deps, lessonId, file, { signal: until, onBytes: told }),
      );
      if (!got.ok) return got;
      deps.library.arrived();
    }
    doneBytes += file.bytes;
  }
  // Also where nothing had to be fetched: another lesson may have brought it.
  deps.library.arrived();
  await deps.onDone(lessonId).catch((error: unknown) => deps.log.fault(`after the download of ${lessonId}`, error));
  const seen = await measured(deps, lessonId, { signal, report });
  await converted(deps, lesson, { signal, report });
  return seen;
}

/** A lesson is worth having without it: what fails is only logged. */
async function converted(deps: DownloadDeps, { assets }: Lesson, control: Control): Promise<void> {
  if (!assets.some(({ mediaType }) => officeType(mediaType))) return;
  await whileNoLesson(deps, control, async (until) => {
    control.report('converting', null);
    await deps.convertAll(assets, until);
    return until.aborted ? fail({ code: 'cancelled', detail: '' }) : ok({});
  });
}

/** Done when it can be projected: whoever is told so opens it. */
async function measured(
  deps: DownloadDeps,
  lessonId: LessonId,
  control: Control,
): Promise<Result<{ readonly lessonId: LessonId }, Failure | LessonGone>> {
  const before = await deps.library.get(lessonId);
  if (!before?.assets.some(isUntold)) return ok({ lessonId });
  const looked = await whileNoLesson(deps, control, (until) => {
    control.report('probing', null);
    return measureFilms(deps, before, until);
  });
  if (!looked.ok) return looked;
  const fault = (await deps.library.get(lessonId))?.filmFault;
  return fault && fault !== 'notMeasured' ? fail({ code: fault, detail: '' }) : ok({ lessonId });
}

/** Its addresses are asked for each time: a mirror may have come since. */
async function fetchOne(
  deps: DownloadDeps,
  lessonId: LessonId,
  file: Wanted,
  control: { readonly signal: AbortSignal; readonly onBytes: (bytes: number) => void },
): Promise<Result<object, Failure>> {
  const addresses = await deps.addressesOf(lessonId, file.digest);
  const got = await fetchFile(deps, file, addresses, control);
  if (!got.ok && got.error.code !== 'cancelled') {
    deps.log.warn(`download of ${lessonId}, ${file.digest.slice(0, 8)}: ${got.error.code} ${got.error.detail}`);
  }
  return got;
}

/** A lesson that opens breaks the transfer off; when it has ended, the rest is asked for. */
async function whileNoLesson(
  { quiet }: Pick<DownloadDeps, 'quiet'>,
  { signal, report }: Control,
  work: (until: AbortSignal) => Promise<Result<object, Failure>>,
): Promise<Result<object, Failure>> {
  for (;;) {
    const broken = new AbortController();
    let resume: () => void = () => undefined;
    const free = new Promise<void>((resolve) => {
      resume = resolve;
    });
    const look = (): void => {
      if (quiet.mayRun('afterClass')) resume();
      else broken.abort();
    };
    const stop = quiet.onChange(look);
    signal.addEventListener('abort', resume);
    look();
    try {
      if (!broken.signal.aborted) {
        const got = await work(AbortSignal.any([signal, broken.signal]));
        if (got.ok || got.error.code !== 'cancelled') return got;
      }
      if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
      report('waiting', null);
      if (!quiet.mayRun('afterClass')) await free;
    } finally {
      stop();
      signal.removeEventListener('abort', resume);
    }
  }
}

import { fail, isUntold, type Lesson, type LessonId, officeType, ok, type Result } from '../../core/words/index.ts';
import { fetchFiles } from './fetch-files.ts';
import { measureFilms } from './measure-films.ts';
import type { DownloadDeps, Failure } from './ports.ts';
import type { Bringing } from './queue/runs.ts';
import { filesOf } from './wanted.ts';

/** The work of a download: its files; then its films are looked into. */
export async function fetchLesson(
  deps: DownloadDeps,
  lessonId: LessonId,
  bringing: Bringing,
): Promise<Result<object, Failure>> {
  const { signal } = bringing;
  if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
  const lesson = await deps.library.get(lessonId);
  if (!lesson) return fail({ code: 'lessonGone', detail: '' });
  if (lesson.withdrawn) return fail({ code: 'withdrawn', detail: '' });
  const files = filesOf(lesson);
  if (files.length === 0) return fail({ code: 'noAddress', detail: '' });
  await deps.library.expect(lessonId, files);
  bringing.report('downloading');
  const got = await fetchFiles(deps, files, (digest) => deps.addressesOf(lessonId, digest), {
    ...{ signal, onBytes: bringing.onBytes, heard: bringing.heard, onFile: deps.library.arrived },
    onFailure: ({ digest }, { code, detail }) =>
      deps.log.warn(`download of ${lessonId}, ${digest.slice(0, 8)}: ${code} ${detail}`),
  });
  if (!got.ok) return got;
  // Also where nothing had to be fetched: another lesson may have brought it.
  deps.library.arrived();
  await deps.onDone(lessonId).catch((error: unknown) => deps.log.fault(`after the download of ${lessonId}`, error));
  const seen = await measured(deps, lessonId, bringing);
  await converted(deps, lesson, bringing);
  return seen;
}

/** A lesson is worth having without it: what fails is only logged. */
async function converted(deps: DownloadDeps, { assets }: Lesson, { signal, report }: Bringing): Promise<void> {
  if (signal.aborted || !assets.some(({ mediaType }) => officeType(mediaType))) return;
  report('converting');
  await deps.convertAll(assets, signal);
}

/** Done when it can be projected: whoever is told so opens it. */
async function measured(
  deps: DownloadDeps,
  lessonId: LessonId,
  { signal, report }: Bringing,
): Promise<Result<object, Failure>> {
  const before = await deps.library.get(lessonId);
  if (!before?.assets.some(isUntold)) return ok({});
  report('probing');
  const looked = await measureFilms(deps, before, signal);
  if (!looked.ok) return looked;
  const fault = (await deps.library.get(lessonId))?.filmFault;
  return fault && fault !== 'notMeasured' ? fail({ code: fault, detail: '' }) : ok({});
}

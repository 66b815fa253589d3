import { type Asset, fail, type Lesson, type LessonId, ok, type Result } from '../../core/words/index.ts';
import { storeSubtitles } from './assets.ts';
import type { ImportDeps, ImportFailure } from './ports.ts';
import { type Given, subtitlesGiven } from './subtitles-beside.ts';

type Deps = Pick<ImportDeps, 'store' | 'library'>;
type Added = Result<{ readonly lessonId: LessonId }, ImportFailure>;

/** The film is here: what subtitles came take the place of those in the same language. */
export async function addSubtitles(
  { store, library }: Deps,
  known: Lesson,
  given: readonly Given[],
  signal: AbortSignal,
): Promise<Added> {
  const stored = await storeSubtitles(store, await subtitlesGiven(given), signal);
  if (!stored.ok) return stored;
  if (stored.value.length === 0) return fail({ code: 'notSubtitles', detail: '' });
  const isReplaced = ({ role, language }: Asset) =>
    role === 'subtitles' && stored.value.some((one) => one.language === language);
  const assets = [...known.assets.filter((asset) => !isReplaced(asset)), ...stored.value];
  return ok({ lessonId: await library.addImported({ ...known, assets }) });
}

/** Subtitles that came alone, for a lesson that was imported here before. */
export async function importSubtitles(
  deps: Deps,
  { lessonId, given }: { readonly lessonId: LessonId; readonly given: readonly Given[] },
  signal: AbortSignal,
): Promise<Added> {
  const lesson = await deps.library.get(lessonId);
  if (!lesson) return fail({ code: 'lessonGone', detail: '' });
  if (!lesson.imported) return fail({ code: 'notImported', detail: '' });
  return addSubtitles(deps, lesson, given, signal);
}

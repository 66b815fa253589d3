import { join } from 'node:path';
import { fail, type LessonId, ok, type Result } from '../../core/words/index.ts';
import { hasRoom } from '../store/index.ts';
import { addSubtitles } from './add-subtitles.ts';
import { storeAssets } from './assets.ts';
import { documentTypeOf } from './document-type.ts';
import { beginEarly, type Early } from './early.ts';
import { importDocument } from './import-document.ts';
import { cuesOf, describeLesson, lessonIdOf } from './lesson.ts';
import type { ImportControl, ImportDeps, ImportFailure } from './ports.ts';
import { type Examined, examine, type Source, stampOf } from './sources.ts';
import { type Given, type Subtitles, subtitlesBeside, subtitlesGiven, subtitlesWithin } from './subtitles-beside.ts';
import { prepareTracks } from './tracks.ts';

type Work = {
  readonly title: string;
  readonly sources: readonly Source[];
  /** What the first file is called; one that was sent lies under another name. */
  readonly name: string;
  /** Subtitles are looked for beside files that lie where the teacher keeps them. */
  readonly inPlace: boolean;
  /** Subtitle files that came with it. */
  readonly given: readonly Given[];
  /** This import's own; removed by whoever made it. */
  readonly folder: string;
};

type Deps = Pick<ImportDeps, 'media' | 'store' | 'library' | 'convertAll' | 'growing'>;

/**
 * From files to a lesson; a single document goes its own, shorter way:
 *
 *   examine (probe, digest, lengths) -> known? -> convert -> poster -> store -> library
 *
 * Everything that can be refused is refused before the store is touched, and the library learns of the lesson
 * last: whoever sees it can play it.
 */
export async function importLesson(
  deps: Deps,
  { title, sources, name, inPlace, given, folder }: Work,
  control: ImportControl,
): Promise<Result<{ readonly lessonId: LessonId }, ImportFailure>> {
  const { media, store, library, convertAll } = deps;
  const [only, second] = sources;
  const type = only && !second ? await documentTypeOf(only.path, name) : null;
  if (only && type)
    return importDocument({ store, library, convertAll }, { path: only.path, title, name, type, folder }, control);
  const examined = await examine(media, sources, control);
  if (!examined.ok) return examined;
  const id = lessonIdOf(examined.value);
  const known = await library.get(id);
  if (known?.ready) {
    const added = await addSubtitles(deps, known, given, control.signal);
    return added.ok || added.error.code !== 'notSubtitles' ? added : ok({ lessonId: id });
  }

  if (!(await hasRoom(folder, bytesNeeded(examined.value))))
    return fail({ code: 'diskFull', detail: 'before it began' });
  const early = await beginEarly(deps, examined.value, { id, title, folder }, control);
  let isMade = false;
  try {
    const made = await makeLesson(deps, examined.value, { id, title, inPlace, given, folder, early }, control);
    isMade = made.ok;
    return made;
  } finally {
    await early?.end();
    if (!isMade) await early?.discard();
  }
}

type Making = Pick<Work, 'title' | 'inPlace' | 'given' | 'folder'> & {
  readonly id: LessonId;
  readonly early: Early | null;
};

async function makeLesson(
  { media, store, library }: Deps,
  examined: readonly Examined[],
  { id, title, inPlace, given, folder, early }: Making,
  control: ImportControl,
): Promise<Result<{ readonly lessonId: LessonId }, ImportFailure>> {
  const tracks = await prepareTracks(media, examined, { folder, piecesPath: early?.piecesPath }, control);
  if (!tracks.ok) return tracks;
  await early?.whole();
  const { signal } = control;
  // The class looks at the screen; the explanation is a face.
  const shown = tracks.value.find(({ role }) => role !== 'explanation') ?? tracks.value[0];
  const told = examined.find(({ role }) => role !== 'screen') ?? examined[0];
  if (shown === undefined || told === undefined) return fail({ code: 'notMedia', detail: 'no file' });
  control.report('storing', 0);
  const posterPath = join(folder, 'poster.jpg');
  const { durationSeconds } = shown.probe;
  const poster = await media.poster({ input: shown.path, durationSeconds, output: posterPath, signal });
  if (!poster.ok) return poster;

  const files = [...(await subtitlesGiven(given)), ...(inPlace ? await subtitlesBeside(told.path) : [])];
  const subtitles = await subtitlesWithin(media, told, oneOfEach(files), { folder, signal });
  const progress = (part: number) => control.report('storing', part);
  const stored = await storeAssets(store, { tracks: tracks.value, posterPath, subtitles }, { signal, progress });
  if (!stored.ok) return stored;
  if (await anyChanged(examined)) return fail({ code: 'fileUnreadable', detail: 'it changed meanwhile' });
  if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
  return ok({ lessonId: await library.addImported(describeLesson(id, title, stored.value, cuesOf(told))) });
}

/** What a teacher gave by hand comes before what lies beside. */
function oneOfEach(files: readonly Subtitles[]): readonly Subtitles[] {
  return files.filter(({ language }, at) => files.findIndex((one) => one.language === language) === at);
}

/** In the store, and before that in the work folder: in the pieces that it is converted into, and joined. */
function bytesNeeded(examined: readonly Examined[]): number {
  return examined.reduce((sum, { probe, decision }) => sum + probe.bytes * (decision.kind === 'keep' ? 1 : 3), 0);
}

async function anyChanged(examined: readonly Examined[]): Promise<boolean> {
  const stamps = await Promise.all(examined.map(({ path }) => stampOf(path)));
  return examined.some(({ stamp }, index) => stamp !== stamps[index]);
}

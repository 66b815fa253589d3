import { randomUUID } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Handlers } from '../../core/contract/index.ts';
import { Regions, recordingOf } from '../../core/session/index.ts';
import {
  type AssetDigest,
  fail,
  filmsOf,
  type Lesson,
  type LessonId,
  ok,
  type Result,
} from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Media } from '../media/index.ts';
import { suggestRegions } from './suggest.ts';

export type RegionsService = {
  of(lessonId: LessonId): Promise<Regions | null>;
  /** Answers what was marked before, for an undo. */
  set(
    lessonId: LessonId,
    regions: Regions | null,
  ): Promise<Result<{ before: Regions | null }, { code: 'lessonGone' | 'noRecording' }>>;
  suggest(lessonId: LessonId): Promise<Result<{ regions: Regions | null }, { code: SuggestRefusal }>>;
};

type SuggestRefusal = 'lessonGone' | 'noRecording' | 'fileGone' | 'ffmpegMissing' | 'transcodeFailed';

type Deps = {
  readonly library: Pick<Databases['library'], 'run'>;
  readonly media: Pick<Media, 'greyFrames'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly hasFile: (digest: AssetDigest) => Promise<boolean>;
  readonly pathOf: (digest: AssetDigest) => string;
  readonly workFolder: string;
  /** A lesson that is being projected changes at once. */
  readonly onSet: (lessonId: LessonId, regions: Regions | null) => void;
};

const FRAMES = 24;
const SIZE = { width: 320, height: 180 };

export function createRegions(deps: Deps): RegionsService {
  async function of(lessonId: LessonId): Promise<Regions | null> {
    const body = await deps.library.run('regions.get', { lessonId });
    const regions = v.safeParse(v.pipe(v.string(), v.parseJson(), Regions), body);
    return regions.success ? regions.output : null;
  }

  async function recording(lessonId: LessonId) {
    const lesson = await deps.lessonOf(lessonId);
    if (!lesson) return fail({ code: 'lessonGone' } as const);
    const film = recordingOf({ tracks: filmsOf(lesson.assets) });
    return film ? ok({ digest: film.digest, lesson }) : fail({ code: 'noRecording' } as const);
  }

  const looks = new Map<LessonId, ReturnType<typeof look>>();
  async function look(lessonId: LessonId): ReturnType<RegionsService['suggest']> {
    const found = await recording(lessonId);
    if (!found.ok) return found;
    const { digest, lesson } = found.value;
    if (!(await deps.hasFile(digest))) return fail({ code: 'fileGone' });
    await mkdir(deps.workFolder, { recursive: true });
    const grey = await deps.media.greyFrames({
      ...SIZE,
      input: deps.pathOf(digest),
      durationSeconds: lesson.durationSeconds,
      count: FRAMES,
      workFile: join(deps.workFolder, `${randomUUID()}.grey`),
    });
    if (!grey.ok) return fail({ code: grey.error.code === 'ffmpegMissing' ? 'ffmpegMissing' : 'transcodeFailed' });
    return ok({ regions: suggestRegions({ ...SIZE, frames: grey.value }) });
  }

  return {
    of,
    async set(lessonId, regions) {
      const found = await recording(lessonId);
      if (!found.ok) return found;
      const before = await of(lessonId);
      await deps.library.run('regions.keep', { lessonId, body: regions && JSON.stringify(regions) });
      deps.onSet(lessonId, regions);
      return ok({ before });
    },
    // Whoever puts the marker away and takes it up again waits for the same look.
    suggest(lessonId) {
      const known = looks.get(lessonId) ?? look(lessonId).finally(() => looks.delete(lessonId));
      looks.set(lessonId, known);
      return known;
    },
  };
}

export function regionHandlers(regions: RegionsService): Pick<Handlers, 'regions.set' | 'regions.suggest'> {
  return {
    'regions.set': ({ lessonId, regions: marked }) => regions.set(lessonId, marked),
    'regions.suggest': ({ lessonId }) => regions.suggest(lessonId),
  };
}

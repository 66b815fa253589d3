import * as v from 'valibot';
import {
  Asset,
  type AssetDigest,
  type FilmFault,
  filmFaultsFound,
  isFilm,
  isMeasured,
  type Lesson,
  mediaSeconds,
} from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { StoredLesson } from './stored-lesson.ts';

const facts = ['width', 'height', 'frames', 'hasSound', 'durationSeconds', 'language', 'variant', 'mediaType'] as const;

/** What was found in a film that its catalogue told nothing of. */
const Film = v.variant('kind', [
  v.object({ kind: v.literal('film'), ...v.pick(Asset, facts).entries }),
  v.object({ kind: v.literal('fault'), code: v.picklist(filmFaultsFound) }),
]);
export type Film = v.InferOutput<typeof Film>;
type Found = Extract<Film, { kind: 'film' }>;

export type Films = {
  keep(digest: AssetDigest, film: Film): Promise<void>;
  of(digest: AssetDigest): Promise<Film | null>;
  /** Files of ours that say when the frames of a film begin. */
  tables(): Promise<AssetDigest[]>;
  /** The lesson with what was found in its films. */
  describe<T extends StoredLesson>(lesson: T): Promise<T>;
  /** Which films of the lesson cannot be projected. */
  faultsOf(lesson: Pick<Lesson, 'assets'>): Promise<NonNullable<Lesson['filmFaults']>>;
};

/** By digest: the same film in another lesson, or under its catalogue's next version, is looked into once. */
export function createFilms(
  library: Pick<Databases['library'], 'run'>,
  isThere: (digest: AssetDigest) => Promise<boolean>,
): Films {
  let reading: Promise<Map<string, Film>> | null = null;
  /** Read once, because every card asks. */
  const known = (): Promise<Map<string, Film>> => {
    reading ??= library
      .run('film.list', {})
      .then((rows) => new Map(rows.map(({ digest, body }) => [digest, v.parse(Film, JSON.parse(body))])));
    return reading;
  };

  /** A store that was emptied has lost what no feed can bring again: then it is looked into once more. */
  const hasTable = async ({ frames }: Found): Promise<boolean> => frames?.kind !== 'table' || isThere(frames.digest);

  return {
    async keep(digest, film) {
      const all = await known();
      await library.run('film.put', { digest, body: JSON.stringify(film) });
      all.set(digest, film);
    },
    of: async (digest) => (await known()).get(digest) ?? null,
    async tables() {
      const all = [...(await known()).values()];
      return all.flatMap((film) => (film.kind === 'film' && film.frames?.kind === 'table' ? film.frames.digest : []));
    },
    async describe(lesson) {
      if (!lesson.assets.some(isUntold)) return lesson;
      const all = await known();
      const assets = await Promise.all(
        lesson.assets.map(async (asset) => {
          const film = isUntold(asset) ? all.get(asset.digest) : null;
          return film?.kind === 'film' && (await hasTable(film)) ? withFacts(asset, film) : asset;
        }),
      );
      const longest = Math.max(0, ...assets.filter(isFilm).map(({ durationSeconds }) => durationSeconds ?? 0));
      const { durationSeconds } = lesson;
      return { ...lesson, assets, durationSeconds: durationSeconds > 0 ? durationSeconds : mediaSeconds(longest) };
    },
    async faultsOf({ assets }) {
      const untold = assets.filter(isUntold);
      if (untold.length === 0) return [];
      const all = await known();
      return untold.map(({ digest }) => {
        const film = all.get(digest);
        return { digest, code: film?.kind === 'fault' ? film.code : 'notMeasured' };
      });
    },
  };
}

const isUntold = (asset: Asset): boolean => isFilm(asset) && !isMeasured(asset);

/** What its catalogue said of the language and the quality it may know better. */
function withFacts(asset: Asset, { kind: _, ...found }: Found): Asset {
  return { ...asset, ...found, language: asset.language ?? found.language, variant: asset.variant || found.variant };
}

/** Why the lesson cannot be projected although all of it is here; of each role one film is enough. */
export function filmFaultOf(lesson: Pick<Lesson, 'assets' | 'filmFaults'>): FilmFault | null {
  const films = lesson.assets.filter(isFilm);
  const codes = new Map(lesson.filmFaults?.map(({ digest, code }) => [digest, code]));
  const told = new Set(films.filter(isMeasured).map(({ role }) => role));
  const waiting = films.find(({ role, digest }) => !told.has(role) && codes.get(digest) === 'notMeasured');
  if (waiting) return 'notMeasured';
  return told.size === 0 ? (lesson.filmFaults?.[0]?.code ?? null) : null;
}

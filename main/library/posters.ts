import { type AssetDigest, filmsOf, type Lesson, leadFilm } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';

/** Pictures for the cards of lessons that came without one: a frame of their film, made while nobody waits. */
export type Posters = {
  keep(film: AssetDigest, poster: AssetDigest): Promise<void>;
  /** The lesson's own, or the one of its film. */
  of(lesson: Pick<Lesson, 'poster' | 'assets'>): Promise<AssetDigest | null>;
};

export function createPosters(
  library: Pick<Databases['library'], 'run'>,
  isThere: (digest: AssetDigest) => Promise<boolean>,
): Posters {
  let reading: Promise<Map<string, AssetDigest>> | null = null;
  /** Read once, because every card asks. */
  const known = (): Promise<Map<string, AssetDigest>> => {
    reading ??= library
      .run('derived.posters', {})
      .then((rows) => new Map(rows.map(({ source, digest }) => [source, digest as AssetDigest])));
    return reading;
  };
  return {
    async keep(film, poster) {
      (await known()).set(film, poster);
    },
    async of({ poster, assets }) {
      if (poster) return poster;
      const lead = leadFilm(filmsOf(assets));
      const made = lead && (await known()).get(lead.digest);
      return made && (await isThere(made)) ? made : null;
    },
  };
}

import type { AssetDigest } from '../../core/words/index.ts';
import type { Databases, DerivedRow } from '../database/index.ts';
import { type FilmDerived, filesOf, type Kind, type Made, readMade, servedFile } from './kinds.ts';

/**
 *             begun             ok, its files are in the store
 *   waiting ---------> waiting --------------------------------> made
 *      ^    tries + 1     |
 *      |                  +-- not ok ------------------------------> failed
 *      |                  +-- begun too often, never ended --------> failed
 *      +-- a class, a stop, no ffmpeg, a full disk: not its fault
 *
 * A row is written before the work begins, so that a film that brings Lectern down does not do so for ever.
 */
export type Records = {
  /** What is there of each film, its files looked for in the store. */
  of(sources: readonly AssetDigest[]): Promise<Map<AssetDigest, FilmDerived>>;
  /** Not made and not failed. */
  isOpen(source: AssetDigest, kind: Kind): Promise<boolean>;
  /** False: it was begun too often; it has failed now. */
  begin(source: AssetDigest, kind: Kind): Promise<boolean>;
  made(source: AssetDigest, made: Made): Promise<void>;
  failed(source: AssetDigest, kind: Kind, failure: { readonly code: string; readonly detail: string }): Promise<void>;
  /** It may be begun again as if it had not been. */
  putBack(source: AssetDigest, kind: Kind): Promise<void>;
  typeOf(digest: AssetDigest, others: (digest: AssetDigest) => Promise<string | null>): Promise<string | null>;
  /** The files of what was made of these; what was made of others is forgotten. */
  besides(kept: readonly string[]): Promise<AssetDigest[]>;
};

/** Classroom PCs are switched off at the wall: most of these are no fault of the film. */
const triesMax = 10;

export function createRecords(
  library: Pick<Databases['library'], 'run'>,
  isThere: (digest: AssetDigest) => Promise<boolean>,
): Records {
  // Asked for every range that a window reads.
  const types = new Map<AssetDigest, string>();
  const rowOf = async (source: AssetDigest, kind: Kind): Promise<DerivedRow | null> =>
    (await library.run('derived.of', { sources: [source] })).find((row) => row.kind === kind) ?? null;
  const put = (source: AssetDigest, kind: Kind, state: DerivedRow['state'], rest: Partial<DerivedRow>) =>
    library.run('derived.put', {
      ...{ source, kind, state, tries: 0, body: '{}', madeDigest: null, mediaType: null },
      ...rest,
    });
  async function madeOf(row: DerivedRow): Promise<Made | null> {
    const made = row.state === 'made' ? readMade(row.body) : null;
    if (!made) return null;
    const there = await Promise.all(filesOf(made).map(isThere));
    return there.every((one) => one) ? made : null;
  }

  return {
    async of(sources) {
      const all = new Map<AssetDigest, FilmDerived>();
      for (const row of await library.run('derived.of', { sources })) {
        const made = await madeOf(row);
        const source = row.source as AssetDigest;
        if (made) all.set(source, { ...all.get(source), [made.kind]: made });
      }
      return all;
    },
    async isOpen(source, kind) {
      const row = await rowOf(source, kind);
      return row === null || (row.state !== 'failed' && (await madeOf(row)) === null);
    },
    async begin(source, kind) {
      const tries = (await rowOf(source, kind))?.tries ?? 0;
      if (tries >= triesMax) {
        await put(source, kind, 'failed', { body: JSON.stringify({ code: 'interrupted', detail: '' }) });
        return false;
      }
      await put(source, kind, 'waiting', { tries: tries + 1 });
      return true;
    },
    async made(source, made) {
      const served = servedFile(made);
      const file = { madeDigest: served?.digest ?? null, mediaType: served?.mediaType ?? null };
      await put(source, made.kind, 'made', { body: JSON.stringify(made), ...file });
    },
    async failed(source, kind, { code, detail }) {
      await put(source, kind, 'failed', { body: JSON.stringify({ code, detail: detail.slice(-300) }) });
    },
    async putBack(source, kind) {
      await put(source, kind, 'waiting', {});
    },
    async typeOf(digest, others) {
      const known = types.get(digest) ?? (await others(digest));
      if (known !== null) return known;
      const type = await library.run('derived.type', { digest });
      if (type !== null) types.set(digest, type);
      return type;
    },
    async besides(kept) {
      const keptFilms = new Set(kept);
      const rows = await library.run('derived.list', {});
      const gone = new Set(rows.map(({ source }) => source).filter((source) => !keptFilms.has(source)));
      if (gone.size > 0) await library.run('derived.forget', { sources: [...gone] });
      return rows
        .filter(({ source, state }) => state === 'made' && !gone.has(source))
        .flatMap(({ body }) => {
          const made = readMade(body);
          return made ? filesOf(made) : [];
        });
    },
  };
}

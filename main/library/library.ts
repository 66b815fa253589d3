import type { CatalogueCounts } from '../../core/contract/index.ts';
import type {
  Asset,
  AssetDigest,
  Bytes,
  Cue,
  Lesson,
  LessonCard,
  LessonId,
  LocalText,
  MediaSeconds,
  UnixMs,
} from '../../core/words/index.ts';
import { fail, ok, type Result, unixMs } from '../../core/words/index.ts';
import type { Databases, LessonRow } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';
import type { Store } from '../store/index.ts';
import { type Browsing, createBrowsing } from './browsing.ts';
import { cardOfRow, lessonOfRecord } from './catalogue-lesson.ts';
import { createFind, type SearchAsked, type SearchFound } from './find.ts';
import { createFindings, type Finding, filmFaultOf } from './findings.ts';
import { createPosters } from './posters.ts';
import { cardOf, digestsOf, type StoredLesson, titlesOf } from './stored-lesson.ts';

export type NewLesson = {
  /** Made from the digests of the lesson's files, so that the same import is the same lesson. */
  readonly id: LessonId;
  readonly title: LocalText;
  readonly durationSeconds: MediaSeconds;
  readonly poster: AssetDigest | null;
  readonly assets: readonly Asset[];
  readonly cues: readonly Cue[];
};

type NotImported = { readonly code: 'lessonGone' | 'notImported' };

export type Library = Browsing & {
  get(lessonId: LessonId): Promise<Lesson | null>;
  /** With what its source or its import says of it, as JSON. */
  told(lessonId: LessonId): Promise<{ readonly lesson: Lesson; readonly body: string } | null>;
  /** The JSON of every lesson that was imported here. */
  ownBodies(): Promise<readonly string[]>;
  /** Every lesson that was imported here, the newest first. */
  ownIds(): Promise<readonly LessonId[]>;
  /** Idempotent: a lesson that is there keeps its name, one that was removed is back. */
  addImported(lesson: NewLesson): Promise<LessonId>;
  /** What the school has of its own first, then the catalogue's. */
  search(asked: SearchAsked): Promise<SearchFound>;
  /** How many there are in all, and how they fall on facets; slower than the first rows. */
  count(asked: Pick<SearchAsked, 'text' | 'kept' | 'facets'>): Promise<CatalogueCounts>;
  /** Imported ones by newest, then those of the feeds in their order. */
  newest(limit: number): Promise<LessonCard[]>;
  rename(lessonId: LessonId, title: string): Promise<Result<object, NotImported>>;
  /** In the place of those it has; each must be in the store. */
  setSubtitles(
    lessonId: LessonId,
    subtitles: readonly Asset[],
  ): Promise<Result<object, NotImported | { readonly code: 'notSubtitles' }>>;
  /** Takes an imported lesson off the shelf; its files stay until `tidyUp`. */
  remove(lessonId: LessonId): Promise<Result<object, NotImported>>;
  restore(lessonId: LessonId): Promise<Result<object, { code: 'lessonGone' }>>;
  /** Files that are about to come for a lesson of the catalogue: they are kept from now on. */
  expect(lessonId: LessonId, files: readonly { digest: AssetDigest; mediaType: string }[]): Promise<void>;
  /** Lessons of the catalogue that files were fetched for. */
  fetched(): Promise<readonly LessonId[]>;
  /** Lessons of the catalogue whose files lay with it, in its order. */
  heldIds(): AsyncGenerator<LessonId>;
  /** A picture was made of a film; lessons without one of their own show it from now on. Says no change: see `arrived`. */
  gotPoster(film: AssetDigest, poster: AssetDigest): Promise<void>;
  /** A file of a lesson has come into the store. */
  arrived(): void;
  /** What was found in a film that its catalogue told nothing of, or made of slides; lessons show it from now on. */
  found(digest: AssetDigest, finding: Finding): Promise<void>;
  findingOf(digest: AssetDigest): Promise<Finding | null>;
  /** The files of the lesson that are in the store. */
  heldOf(lesson: Lesson): Promise<AssetDigest[]>;
  /**
   * At a start: forgets removed lessons for good and frees what no lesson needs, nor is among the `arriving`, nor
   * belongs `besides` to what is kept. Returns the bytes freed.
   */
  tidyUp(more?: {
    readonly arriving: readonly AssetDigest[];
    readonly besides: (kept: readonly AssetDigest[]) => Promise<readonly AssetDigest[]>;
  }): Promise<Bytes>;
  hasFile(digest: AssetDigest): Promise<boolean>;
  /** A file that was in the store is no longer there. */
  lost(digest: AssetDigest): void;
  /** The media type that a lesson gives the file; null where no lesson names it. */
  mediaTypeOf(digest: AssetDigest): Promise<string | null>;
  onChange(hear: () => void): Stop;
};

type Deps = {
  readonly databases: {
    readonly library: Pick<Databases['library'], 'run'>;
    readonly catalogue: Pick<Databases['catalogue'], 'run' | 'keys'>;
  };
  readonly store: Pick<Store, 'has' | 'collect'>;
  readonly wallClock: () => UnixMs;
};

/** More videos than a school brings in one by one. */
const OWN_MAX = 20_000;
const HELD_AT_ONCE = 100;
const DAY_MS = 24 * 60 * 60_000;

export function createLibrary({ databases: { library, catalogue }, store, wallClock }: Deps): Library {
  const listeners = new Set<() => void>();
  const changed = (): void => {
    for (const hear of [...listeners]) hear();
  };
  // Asked for every range of a film that plays; the same bytes are never of another type.
  const mediaTypes = new Map<AssetDigest, string>();
  const seen = new Set<AssetDigest>();
  const isThere = async (digest: AssetDigest): Promise<boolean> => {
    if (seen.has(digest)) return true;
    if (!(await store.has(digest))) return false;
    seen.add(digest);
    return true;
  };

  const findings = createFindings(library, isThere);
  const posters = createPosters(library, isThere);
  let expected: Promise<Set<string>> | null = null;
  /** Lessons that files were fetched for; read once, because every card asks. */
  const expecting = (): Promise<Set<string>> => {
    expected ??= library.run('arrived.lessons', {}).then((ids) => new Set(ids));
    return expected;
  };

  /** What is in the databases was validated when it was put there. */
  const ownOf = ({ body }: { readonly body: string }): Promise<Lesson> => withReady(JSON.parse(body));
  async function withReady(stored: StoredLesson): Promise<Lesson> {
    if (stored.assets.length === 0) return { ...stored, ready: false };
    const lesson = await findings.describe(stored);
    const there = await Promise.all(digestsOf(lesson).map(isThere));
    const isHere = there.every((one) => one);
    const poster = await posters.of(lesson);
    const faults = await findings.faultsOf(lesson);
    if (faults.length === 0) return { ...lesson, poster, ready: isHere };
    const told = { ...lesson, poster, filmFaults: await whereThere(faults) };
    const filmFault = isHere ? filmFaultOf(told) : null;
    return { ...told, ready: isHere && filmFault === null, ...(filmFault && { filmFault }) };
  }
  async function whereThere<T extends { readonly digest: AssetDigest }>(all: readonly T[]): Promise<T[]> {
    const there = await Promise.all(all.map(({ digest }) => isThere(digest)));
    return all.filter((_, at) => there[at]);
  }
  async function told(id: LessonId): Promise<{ lesson: Lesson; body: string } | null> {
    const row = await library.run('lesson.get', { id });
    if (row) return { lesson: await ownOf(row), body: row.body };
    const record = await catalogue.run('lesson.get', { id });
    const lesson = record && lessonOfRecord(id, record.body);
    return lesson && { lesson: await withReady(lesson), body: record.body };
  }
  async function ofCatalogue(id: LessonId): Promise<Lesson | null> {
    const row = await catalogue.run('lesson.get', { id });
    const lesson = row && lessonOfRecord(id, row.body);
    return lesson && withReady(lesson);
  }
  /** Only of what a feed says lies here, or was fetched, is it worth looking whether it does. */
  async function cardOfCatalogue(row: LessonRow): Promise<LessonCard> {
    const lesson = row.held || (await expecting()).has(row.id) ? await ofCatalogue(row.id as LessonId) : null;
    return lesson ? cardOf(lesson) : cardOfRow(row);
  }
  const imported = async (id: LessonId): Promise<StoredLesson | null> => {
    const row = await library.run('lesson.get', { id });
    return row ? JSON.parse(row.body) : null;
  };
  async function put(lesson: StoredLesson): Promise<void> {
    const [searchKeys = []] = await catalogue.keys([titlesOf(lesson)]);
    await library.run('lesson.put', {
      id: lesson.id,
      body: JSON.stringify(lesson),
      addedUnixMs: wallClock(),
      searchKeys,
      digests: digestsOf(lesson),
    });
    changed();
  }
  async function whyNot(id: LessonId): Promise<Result<never, NotImported>> {
    return fail({ code: (await catalogue.run('lesson.get', { id })) ? 'notImported' : 'lessonGone' });
  }

  return {
    ...createBrowsing(catalogue, cardOfCatalogue),
    get: async (id) => (await told(id))?.lesson ?? null,
    told,
    ownBodies: async () => (await library.run('lesson.newest', { limit: OWN_MAX })).map(({ body }) => body),
    ownIds: async () => (await library.run('lesson.newest', { limit: OWN_MAX })).map(({ id }) => id as LessonId),
    async addImported({ id, title, durationSeconds, poster, assets, cues }) {
      const before = (await library.run('lesson.restore', { id })) ? await imported(id) : null;
      const described = before ?? { ...undescribed, title };
      await put({ ...described, id, durationSeconds, poster, assets: [...assets], cues: [...cues] });
      return id;
    },
    search: createFind({ library, catalogue, ownOf, cardOfCatalogue }),
    count: (asked) => catalogue.run('lesson.count', asked),
    async newest(limit) {
      const [own, rows] = await Promise.all([
        library.run('lesson.newest', { limit }),
        catalogue.run('lesson.list', { limit }),
      ]);
      const cards = [...own.map(async (row) => cardOf(await ownOf(row))), ...rows.map(cardOfCatalogue)];
      return (await Promise.all(cards)).slice(0, limit);
    },
    async rename(id, title) {
      const lesson = await imported(id);
      if (!lesson) return whyNot(id);
      // One name in every language: the teacher typed it, nobody translated it.
      await put({ ...lesson, title: { 'zh-CN': title } });
      return ok({});
    },
    async setSubtitles(id, subtitles) {
      const lesson = await imported(id);
      if (!lesson) return whyNot(id);
      const fit = await Promise.all(subtitles.map(async ({ role, digest }) => role === 'subtitles' && isThere(digest)));
      if (fit.includes(false)) return fail({ code: 'notSubtitles' });
      await put({ ...lesson, assets: [...lesson.assets.filter(({ role }) => role !== 'subtitles'), ...subtitles] });
      return ok({});
    },
    async remove(id) {
      if (!(await library.run('lesson.remove', { id, atUnixMs: wallClock() }))) return whyNot(id);
      changed();
      return ok({});
    },
    async restore(id) {
      if (!(await library.run('lesson.restore', { id }))) return fail({ code: 'lessonGone' });
      changed();
      return ok({});
    },
    async expect(lessonId, files) {
      const known = await expecting();
      const kept = files.map(({ digest, mediaType }) => ({ digest, mediaType }));
      await library.run('arrived.put', { lessonId, files: kept });
      known.add(lessonId);
    },
    fetched: async () => [...(await expecting())] as LessonId[],
    async *heldIds() {
      for (let after = 0; ; ) {
        const page = await catalogue.run('lesson.held', { after, limit: HELD_AT_ONCE });
        for (const { id } of page) yield id as LessonId;
        const last = page.at(-1);
        if (!last) return;
        after = last.number;
      }
    },
    gotPoster: posters.keep,
    arrived: changed,
    async found(digest, finding) {
      await findings.keep(digest, finding);
      mediaTypes.delete(digest);
      changed();
    },
    findingOf: findings.of,
    async heldOf(lesson) {
      const held = await whereThere(digestsOf(lesson).map((digest) => ({ digest })));
      return held.map(({ digest }) => digest);
    },
    async tidyUp({ arriving, besides } = { arriving: [], besides: async () => [] }) {
      await library.run('lesson.purge', {});
      const digests = await Promise.all([
        library.run('lesson.digests', {}),
        library.run('arrived.digests', {}),
        catalogue.run('file.list', {}),
      ]);
      const told = [...(digests.flat() as AssetDigest[]), ...arriving];
      const kept = [...told, ...(await findings.besides(told))];
      return store.collect(new Set([...kept, ...(await besides(kept))]), unixMs(Math.max(0, wallClock() - DAY_MS)));
    },
    hasFile: isThere,
    lost(digest) {
      if (seen.delete(digest)) changed();
    },
    async mediaTypeOf(digest) {
      const known = mediaTypes.get(digest);
      if (known !== undefined) return known;
      const row = await library.run('lesson.ofFile', { digest });
      const lesson: StoredLesson | null = row ? JSON.parse(row.body) : null;
      const isPoster = lesson?.poster === digest;
      const own = isPoster ? 'image/jpeg' : lesson?.assets.find((asset) => asset.digest === digest)?.mediaType;
      const found =
        own ??
        (await findings.typeOf(digest)) ??
        (await catalogue.run('file.type', { digest })) ??
        (await library.run('arrived.type', { digest }));
      if (found !== null) mediaTypes.set(digest, found);
      return found;
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

/** What nobody has said yet of an imported lesson. */
export const undescribed = {
  stage: null,
  grade: null,
  subject: 'other',
  edition: null,
  volume: null,
  unit: null,
  imported: true,
  summary: null,
  licence: null,
  attribution: null,
} as const;

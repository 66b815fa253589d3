import { join } from 'node:path';
import {
  type Asset,
  type AssetDigest,
  type AssetRole,
  bytes,
  type Lesson,
  type LessonId,
  mediaSeconds,
} from '../../core/words/index.ts';
import { createDerived, type Derived } from '../../main/derived/index.ts';
import { createLibrary, type Library } from '../../main/library/index.ts';
import { createMedia, decide, filmFacts, type Media } from '../../main/media/index.ts';
import { createQuiet } from '../../main/quiet/index.ts';
import { createStore, type Store } from '../../main/store/index.ts';
import { type DataFolder, handClock, realClock } from '../support/data.ts';

export type DerivedBench = {
  readonly derived: Derived;
  readonly library: Library;
  readonly store: Store;
  readonly workFolder: string;
  /** A lesson begins before the class, or ends. */
  teach(open: boolean): void;
  /** A lesson of these films, as an import makes one. */
  addLesson(films: Partial<Record<AssetRole, string>>): Promise<Lesson>;
  /** A lesson of a recording that nobody has looked into, as a catalogue's comes. */
  addUntold(composite: string): Promise<Lesson>;
};

/** What makes files of films, on the real library.db, store and ffmpeg in the folder of a test. */
export async function openDerivedBench(
  data: DataFolder,
  options: { media?: Media; database?: ReturnType<DataFolder['openLibrary']> } = {},
): Promise<DerivedBench> {
  const database = options.database ?? data.openLibrary();
  const media = options.media ?? createMedia({ env: process.env });
  const store = await createStore(join(data.folder, 'store'));
  const wallClock = handClock(4_000_000_000_000).now;
  const library = createLibrary({
    databases: { library: database, catalogue: data.openCatalogue() },
    store,
    wallClock,
  });
  let lessonOpen = false;
  const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  const workFolder = join(data.folder, 'making');
  const derived = createDerived({
    ...{ database, library, media, store, quiet, clock: realClock, log: data.log, workFolder },
    sampleId: async () => null,
  });
  return {
    ...{ derived, library, store, workFolder },
    teach(open) {
      lessonOpen = open;
      quiet.look();
    },
    async addLesson(films) {
      const assets: Asset[] = [];
      for (const [role, path] of Object.entries(films)) assets.push(await assetOf(role as AssetRole, path));
      return add(assets);
    },
    async addUntold(path) {
      const stored = await store.put({ path });
      if (!stored.ok) throw new Error(stored.error.code);
      const none = { language: null, durationSeconds: null, width: null, height: null, frames: null, hasSound: false };
      const file = { digest: stored.value.digest, bytes: bytes(stored.value.bytes), mediaType: 'video/x-msvideo' };
      return add([{ role: 'composite', variant: 'file', ...file, ...none }]);
    },
  };

  async function add(assets: readonly Asset[]): Promise<Lesson> {
    const id = `imported/${assets[0]?.digest}` as LessonId;
    const durationSeconds = mediaSeconds(Math.max(...assets.map((asset) => asset.durationSeconds ?? 0)));
    await library.addImported({ id, title: { en: 'a' }, durationSeconds, poster: null, assets, cues: [] });
    const lesson = await library.get(id);
    if (!lesson) throw new Error('it was not added');
    return lesson;
  }

  async function assetOf(role: AssetRole, path: string): Promise<Asset> {
    const probed = await media.probe(path);
    const stored = await store.put({ path });
    if (!probed.ok || !stored.ok) throw new Error(JSON.stringify([probed, stored]));
    const decision = decide(probed.value);
    const facts = await filmFacts(probed.value, async (table) => {
      const kept = await store.put(once(table));
      return kept.ok ? (kept.value.digest as AssetDigest) : null;
    });
    const mediaType = decision.kind === 'keep' ? decision.mediaType : 'video/mp4';
    return { role, ...facts, mediaType, digest: stored.value.digest, bytes: bytes(stored.value.bytes) };
  }
}

async function* once(chunk: Uint8Array): AsyncGenerator<Uint8Array> {
  yield chunk;
}

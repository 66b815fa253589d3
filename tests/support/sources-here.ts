import { mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import type { FilesBeside, Source, SourceAsked } from '../../core/contract/index.ts';
import { type AssetDigest, inLanguage } from '../../core/words/index.ts';
import { createCatalogue } from '../../main/catalogue/index.ts';
import { createJobs, type Jobs } from '../../main/jobs/index.ts';
import { createQuiet } from '../../main/quiet/index.ts';
import { createSources, originsIn, type Sources } from '../../main/sources/index.ts';
import { createStore } from '../../main/store/index.ts';
import { dataFolder, handClock, realClock } from './data.ts';
import { writeSample } from './sample.ts';

export const asked = (kind: SourceAsked['kind'], path: string, more: Partial<SourceAsked['corrections']> = {}) => ({
  ...{ kind, path },
  corrections: { folders: [], columns: [], ...more },
});

export type SourcesHere = Awaited<ReturnType<typeof sourcesHere>>;

/** The room with a real catalogue, real jobs and its real thread, in a folder of its own. */
export async function sourcesHere() {
  const data = dataFolder();
  const shardFolder = join(data.folder, 'shards');
  const database = data.openCatalogue();
  const library = data.openLibrary();
  const sampleFolder = join(data.folder, 'sample');
  writeSample(sampleFolder);
  const store = await createStore(join(data.folder, 'store'));
  let lessonOpen = false;
  const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
  const { log } = data;
  const catalogue = createCatalogue({
    ...{ database, store, sampleFolder, shardFolder, clock: realClock, warn: log.warn },
  });
  await catalogue.refresh();
  const sampleDigests = new Set(await database.run('file.list', {}));
  let changes = 0;
  const begin = (): { jobs: Jobs; sources: Sources } => {
    const jobs = createJobs({ library, quiet, clock: realClock, wallClock: handClock().now, log });
    const sources = createSources({
      ...{ storeFolder: join(data.folder, 'store'), heldFolder: join(data.folder, 'held-files') },
      ...{ shardFolder, jobs, catalogue, quiet, clock: realClock, wallClock: handClock().now, log },
      origins: originsIn(data.folder),
      changed() {
        changes += 1;
      },
      feedIds: () => new Set<string>(),
    });
    return { jobs, sources };
  };
  let now = begin();

  return {
    data,
    shardFolder,
    log,
    get sources() {
      return now.sources;
    },
    get jobs() {
      return now.jobs;
    },
    changes: () => changes,
    openLesson(open: boolean) {
      lessonOpen = open;
      quiet.look();
    },
    /** Lectern is closed and opened again. */
    async restart() {
      now.sources.close();
      await now.jobs.stop();
      now = begin();
      await now.sources.open();
      await now.jobs.begin((kind, payload, id) => (kind === 'files' ? now.sources.resume(payload, id) : null));
    },
    /** Waits for the end of what is being taken in. */
    async taken(given: SourceAsked, files: FilesBeside | null = null): Promise<Source> {
      const begun = await now.sources.takeIn(given, null, files);
      if (!begun.ok) throw new Error(begun.error.code);
      await this.settled();
      const found = (await now.sources.list()).find(({ id }) => id === begun.value.sourceId);
      if (!found) throw new Error('it is not in the list');
      return found;
    },
    settled: () =>
      new Promise<void>((resolve) => {
        const look = async () => {
          const all = await now.sources.list();
          if (all.some(({ state }) => state.kind === 'takingIn')) return;
          stop();
          resolve();
        };
        const stop = now.sources.onChange(() => void look());
        void look();
      }),
    /** What is told of the files of the source, when it has become that. */
    async files(sourceId: string, kind: NonNullable<Source['files']>['kind']): Promise<NonNullable<Source['files']>> {
      for (;;) {
        const files = (await now.sources.list()).find(({ id }) => id === sourceId)?.files;
        if (files?.kind === kind) return files;
        await new Promise<void>((resolve) => {
          const stop = now.sources.onChange(() => {
            stop();
            resolve();
          });
          // What was told between the two looks.
          setTimeout(resolve, 200).unref();
        });
      }
    },
    /** How many files the catalogue says lie in the store, and do. */
    async held(): Promise<number> {
      const digests = (await database.run('file.list', {})) as AssetDigest[];
      const ofSample = sampleDigests;
      const there = await Promise.all(digests.filter((one) => !ofSample.has(one)).map((one) => store.has(one)));
      if (there.includes(false)) throw new Error('a file that the catalogue names is not in the store');
      return there.length;
    },
    store,
    async titles(): Promise<string[]> {
      const rows = await database.run('lesson.list', { limit: 1000 });
      return rows.map(({ title }) => inLanguage(title, 'zh-CN')).sort();
    },
    /** A folder of files that hold a byte each. */
    write(...paths: string[]): string {
      const root = join(data.folder, 'disk');
      for (const path of paths) {
        mkdirSync(dirname(join(root, path)), { recursive: true });
        writeFileSync(join(root, path), 'x');
      }
      return root;
    },
    async close() {
      now.sources.close();
      await now.jobs.stop();
      await data.clean();
    },
  };
}

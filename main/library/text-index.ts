import type { AssetDigest, LessonId } from '../../core/words/index.ts';
import type { Databases, TextSource } from '../database/index.ts';
import type { Clock } from '../host/ports.ts';
import { createLookAgain } from '../jobs/index.ts';
import type { Log } from '../log.ts';
import { decodedText, subtitleBytesMax } from '../media/index.ts';
import type { Quiet } from '../quiet/index.ts';
import type { Store } from '../store/index.ts';
import type { Library } from './library.ts';

/**
 * Fills the index of what lessons say, while nobody waits: in steps of a part of a second, none while a lesson is open
 * or a teacher types, and half of the time at most. What a step took in is on the disk; the next start goes on there.
 */
export type TextIndex = {
  /** Lessons may have changed. Looks soon, and does nothing where all of it is known. */
  look(): void;
  /** The files of a lesson came here by themselves, after its feed. */
  arrived(lessonId: LessonId): Promise<void>;
  /** A teacher looks for something now: the two cores are hers. */
  yield(): void;
  /** Looks now; resolves when all is taken in. */
  taken(): Promise<void>;
  stop(): Promise<void>;
};

type Deps = {
  readonly text: Pick<Databases['text'], 'run'>;
  readonly sources: () => Promise<readonly TextSource[]>;
  readonly library: Pick<Library, 'ownBodies' | 'told' | 'fetched'>;
  readonly store: Pick<Store, 'bytesOf' | 'open'>;
  readonly quiet: Pick<Quiet, 'mayRun' | 'onChange'>;
  readonly clock: Clock;
  readonly log: Log;
};

/** The first seconds after the start belong to whoever opened Lectern: most look for a lesson then. */
const FIRST_LOOK_MS = 8000;
/** Several changes at once are one look. */
const LOOK_AFTER_MS = 2000;
const TYPING_MS = 3000;
const REST_MS_MIN = 20;
const FILES_AT_ONCE = 50;

export function createTextIndex({ text, sources, library, store, quiet, clock, log }: Deps): TextIndex {
  let typedAtMs = Number.NEGATIVE_INFINITY;
  const again = createLookAgain({
    ...{ what: 'index of texts', work: takeIn, firstLookMs: FIRST_LOOK_MS, lookAfterMs: LOOK_AFTER_MS },
    ...{ quiet, clock, log },
  });

  /** Until it may go on; false: it is to end. */
  async function rest(tookMs: number): Promise<boolean> {
    if (tookMs > 0) await again.sleep(Math.max(REST_MS_MIN, tookMs));
    while (await again.mayGoOn()) {
      const typedMs = clock.now() - typedAtMs;
      if (typedMs >= TYPING_MS) return true;
      await again.sleep(TYPING_MS - typedMs);
    }
    return false;
  }

  async function takeIn(): Promise<void> {
    if (!(await rest(0))) return;
    // A new index has not heard of what arrived while there was another.
    const { docs } = await text.run('text.state', {});
    if (docs === 0) for (const lessonId of await library.fetched()) await addFiles(lessonId);
    await text.run('text.own', { bodies: await library.ownBodies() });
    const from = await sources();
    for (;;) {
      const beganMs = clock.now();
      const { done } = await text.run('text.step', { sources: from });
      if (done) break;
      if (!(await rest(clock.now() - beganMs))) return;
    }
    await readFiles();
  }

  async function addFiles(lessonId: LessonId): Promise<void> {
    const told = await library.told(lessonId);
    if (told) await text.run('file.add', { lessonId, body: told.body });
  }

  async function readFiles(): Promise<void> {
    let after = 0;
    for (;;) {
      const files = await text.run('file.unread', { after, limit: FILES_AT_ONCE });
      if (files.length === 0) return;
      for (const { id, digest } of files) {
        after = id;
        const beganMs = clock.now();
        const said = await readText(digest as AssetDigest);
        if (said === null) continue;
        await text.run('file.put', { id, text: said });
        if (!(await rest(clock.now() - beganMs))) return;
      }
    }
  }

  /** Null: it is not here. What is no text says nothing. */
  async function readText(digest: AssetDigest): Promise<string | null> {
    const bytes = await store.bytesOf(digest);
    if (bytes === null) return null;
    if (bytes === 0 || bytes > subtitleBytesMax) return '';
    const stream = await store.open(digest, 0, bytes - 1);
    if (stream === null) return null;
    return decodedText(new Uint8Array(await new Response(stream).arrayBuffer())) ?? '';
  }

  return {
    look: again.look,
    async arrived(lessonId) {
      await addFiles(lessonId);
      again.look();
    },
    yield() {
      typedAtMs = clock.now();
    },
    taken: again.done,
    stop: again.stop,
  };
}

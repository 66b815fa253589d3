import { type FileHandle, open } from 'node:fs/promises';
import {
  type AssetDigest,
  type Lesson,
  type LessonId,
  type MediaSeconds,
  mediaSeconds,
} from '../../core/words/index.ts';
import type { Clock, Respond, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { createPieceReader, type Pieces } from '../media/index.ts';
import { respondPieces } from './respond.ts';

/**
 *              its first pieces are there          all of it is           the lesson is in the library
 *   begun -----------------------------> growing ------------> whole -----------------------------+
 *     |                                     |                                                     v
 *     |                                     +-- it failed, or was called off ------------------> ended
 *     |                                                                                           |
 *     +-- it failed, or was called off, before anything could be seen --> gone <------------------+
 *                                                                          no window shows it any more
 *
 * The file that ffmpeg writes lies in the work folder of an import and goes with it; it is held open here, so that a
 * class that has begun to watch it goes on to the end of what is there.
 */
export type Growing = {
  /** `onPlayable`: some of it is there. */
  begin(film: GrowingFilm, onPlayable: () => void): Growth;
  /** The lesson that a film is growing for, as soon as some of it can be played. */
  lessonOf(lessonId: LessonId): GrowingLesson | null;
  /** Answers `/growing/<digest>/…`. */
  respond: Respond;
  stop(): Promise<void>;
};

export type Growth = {
  /** All of it is written. */
  whole(): Promise<void>;
  /** The library has the lesson, or nothing will become of it. */
  end(): Promise<void>;
};

export type GrowingFilm = {
  /** Its one film has the digest of the file that is converted. */
  readonly lesson: Lesson;
  readonly film: AssetDigest;
  /** With the names of its codecs, as Media Source Extensions want it. */
  readonly mimeType: string;
  /** Where it is written, in pieces. */
  readonly path: string;
};

/** `preparedSeconds`: so far it can be played; null: all of it. */
export type GrowingLesson = Pick<GrowingFilm, 'lesson' | 'mimeType'> & {
  readonly preparedSeconds: MediaSeconds | null;
};

type Deps = {
  readonly clock: Clock;
  readonly log: Log;
  /** More of it is there; null: all of it. */
  readonly onMore: (lessonId: LessonId, preparedSeconds: MediaSeconds | null) => void;
  /** Windows show it. */
  readonly isOpen: (lessonId: LessonId) => boolean;
};

const LOOK_EVERY_MS = 1000;
/** Less of it is not worth a class's time: it would halt at once. */
const PLAYABLE_SECONDS = 5;
/** Whoever has just asked for it opens it within this time. */
const LINGER_MS = 10_000;

const isPlayable = ({ preparedSeconds }: Pick<Entry, 'preparedSeconds'>): boolean =>
  preparedSeconds === null || preparedSeconds >= PLAYABLE_SECONDS;

type Entry = GrowingFilm & {
  readonly onPlayable: () => void;
  file: FileHandle | null;
  read: ((fileBytes: number) => Promise<Pieces>) | null;
  pieces: Pieces;
  preparedSeconds: MediaSeconds | null;
  endedMs: number | null;
};

export function createGrowing({ clock, log, onMore, isOpen }: Deps): Growing {
  const entries = new Map<AssetDigest, Entry>();
  let looking: Promise<void> = Promise.resolve();
  let disarm: Stop | null = null;

  function arm(): void {
    disarm ??= clock.after(LOOK_EVERY_MS, () => {
      disarm = null;
      void look();
    });
  }
  /** One look after the other: a reader has one place. */
  function look(): Promise<void> {
    looking = looking
      .then(lookAtAll)
      .catch((error: unknown) => void log.fault('films that are converted', error))
      .finally(() => {
        if (entries.size > 0) arm();
      });
    return looking;
  }
  async function lookAtAll(): Promise<void> {
    for (const entry of [...entries.values()]) {
      if (entry.endedMs === null) await readOn(entry);
      else if (!isOpen(entry.lesson.id) && clock.now() - entry.endedMs > LINGER_MS) await drop(entry);
    }
  }

  async function readOn(entry: Entry): Promise<void> {
    entry.file ??= await open(entry.path, 'r').catch(() => null);
    const { file } = entry;
    if (!file) return;
    entry.read ??= createPieceReader((...asked) => file.read(...asked));
    entry.pieces = await entry.read((await file.stat()).size);
    // Where the last piece ends nobody knows before the next begins.
    const preparedSeconds = mediaSeconds(entry.pieces.pieces.at(-1)?.startSeconds ?? 0);
    if (entry.preparedSeconds === null || preparedSeconds <= entry.preparedSeconds) return;
    const isFirst = !isPlayable(entry) && preparedSeconds >= PLAYABLE_SECONDS;
    entry.preparedSeconds = preparedSeconds;
    if (isFirst) entry.onPlayable();
    onMore(entry.lesson.id, preparedSeconds);
  }

  async function drop(entry: Entry): Promise<void> {
    if (entries.get(entry.film) === entry) entries.delete(entry.film);
    await entry.file?.close();
    entry.file = null;
  }

  return {
    begin(film, onPlayable) {
      // The same file twice at once: the first of them is shown.
      if (entries.has(film.film)) return { whole: async () => undefined, end: async () => undefined };
      const nothing: Pieces = { initBytes: 0, shiftSeconds: { picture: 0, sound: 0 }, pieces: [] };
      const entry: Entry = {
        ...{
          ...film,
          onPlayable,
          file: null,
          read: null,
          pieces: nothing,
          preparedSeconds: mediaSeconds(0),
          endedMs: null,
        },
      };
      entries.set(film.film, entry);
      arm();
      return {
        async whole() {
          await look();
          // Nobody was told of it.
          if (!isPlayable(entry)) return;
          entry.preparedSeconds = null;
          onMore(entry.lesson.id, null);
        },
        async end() {
          await look();
          if (!isPlayable(entry)) return drop(entry);
          entry.endedMs = clock.now();
        },
      };
    },
    lessonOf(lessonId) {
      const entry = [...entries.values()].find(({ lesson }) => lesson.id === lessonId);
      return entry && entry.endedMs === null && isPlayable(entry) ? entry : null;
    },
    respond: (request) =>
      respondPieces(request, (film) => {
        const entry = entries.get(film);
        if (!entry?.file) return null;
        const hasEnded = entry.preparedSeconds === null || entry.endedMs !== null;
        return { file: entry.file, pieces: entry.pieces, hasEnded };
      }),
    async stop() {
      disarm?.();
      const all = [...entries.values()];
      entries.clear();
      await looking;
      for (const entry of all) await drop(entry);
    },
  };
}

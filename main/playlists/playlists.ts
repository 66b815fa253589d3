import { randomUUID } from 'node:crypto';
import type { Handlers, People, Playlist, PlaylistLesson } from '../../core/contract/index.ts';
import {
  fail,
  type Lesson,
  type LessonCard,
  type LessonId,
  mediaSeconds,
  ok,
  type PlaylistId,
  type Result,
  type UnixMs,
} from '../../core/words/index.ts';
import type { Databases, PlaylistLessonRow } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';

type Read = { readonly id: PlaylistId; readonly name: string; readonly lessons: PlaylistLesson[] };
type Fails<Code extends string> = { readonly code: Code };

/** They belong to the teacher chosen now; nobody chosen is an owner too. What changes one names it by its id. */
export type Playlists = {
  list(): Promise<Playlist[]>;
  read(id: PlaylistId): Promise<Result<Read, Fails<'playlistGone'>>>;
  make(name: string): Promise<Result<{ playlistId: PlaylistId }, Fails<'nameTaken' | 'tooManyPlaylists'>>>;
  rename(id: PlaylistId, name: string): Promise<Result<object, Fails<'playlistGone' | 'nameTaken'>>>;
  remove(id: PlaylistId): Promise<Result<object, Fails<'playlistGone'>>>;
  restore(id: PlaylistId): Promise<Result<object, Fails<'playlistGone'>>>;
  put(
    id: PlaylistId,
    lessonId: LessonId,
    toIndex: number,
  ): Promise<Result<object, Fails<'playlistGone' | 'lessonGone' | 'playlistFull'>>>;
  takeOut(id: PlaylistId, lessonId: LessonId): Promise<Result<object, Fails<'lessonGone'>>>;
  /** At a start: what was removed before goes for good. */
  tidyUp(): Promise<void>;
  onChange(hear: () => void): Stop;
};

type Chosen = Pick<People, 'teacherId' | 'classId'>;

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly cardOf: (lesson: Lesson) => LessonCard;
  readonly stopOf: (chosen: Chosen, lessonId: LessonId) => Promise<PlaylistLesson['stop']>;
  readonly people: () => Promise<Chosen>;
  readonly wallClock: () => UnixMs;
};

const COVERS = 3;

export function createPlaylists({ lessons, lessonOf, cardOf, stopOf, people, wallClock }: Deps): Playlists {
  const listeners = new Set<() => void>();
  const owner = async (): Promise<string> => (await people()).teacherId ?? '';

  function changed(): Result<object, never> {
    for (const hear of [...listeners]) hear();
    return ok({});
  }
  async function setRemoved(id: PlaylistId, removed: 0 | 1): Promise<Result<object, Fails<'playlistGone'>>> {
    const isThere = await lessons.run('playlist.remove', { id, removed });
    return isThere ? changed() : fail({ code: 'playlistGone' });
  }
  async function coversOf(rows: readonly PlaylistLessonRow[]): Promise<LessonCard[]> {
    const covers: LessonCard[] = [];
    for (const { lessonId } of rows) {
      const lesson = covers.length < COVERS ? await lessonOf(lessonId as LessonId) : null;
      if (lesson) covers.push(cardOf(lesson));
    }
    return covers;
  }
  async function lessonIn(row: PlaylistLessonRow, chosen: Chosen): Promise<PlaylistLesson> {
    // Ids, titles and lengths were validated on their way in.
    const lessonId = row.lessonId as LessonId;
    const [lesson, stop] = await Promise.all([lessonOf(lessonId), stopOf(chosen, lessonId)]);
    return {
      lessonId,
      title: lesson?.title ?? JSON.parse(row.title),
      durationSeconds: lesson?.durationSeconds ?? mediaSeconds(row.durationSeconds),
      lesson: lesson && cardOf(lesson),
      withdrawn: lesson?.about?.withdrawn?.reason ?? null,
      stop: stop && { stopSeconds: stop.stopSeconds, finished: stop.finished },
    };
  }

  return {
    async list() {
      const rows = await lessons.run('playlist.list', { teacherId: await owner() });
      return Promise.all(
        rows.map(async ({ id, name, lessons: inside }) => ({
          id: id as PlaylistId,
          name,
          lessonIds: inside.map(({ lessonId }) => lessonId as LessonId),
          durationSeconds: mediaSeconds(inside.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0)),
          covers: await coversOf(inside),
        })),
      );
    },
    async read(id) {
      const [row, chosen] = await Promise.all([lessons.run('playlist.get', { id }), people()]);
      if (!row) return fail({ code: 'playlistGone' });
      return ok({
        id,
        name: row.name,
        lessons: await Promise.all(row.lessons.map((one) => lessonIn(one, chosen))),
      });
    },
    async make(name) {
      const playlistId = `list-${randomUUID()}` as PlaylistId;
      const made = { id: playlistId, name, teacherId: await owner(), atUnixMs: wallClock() };
      const answer = await lessons.run('playlist.make', made);
      if (answer === 'tooMany') return fail({ code: 'tooManyPlaylists' });
      if (answer !== 'done') return fail({ code: answer });
      changed();
      return ok({ playlistId });
    },
    async rename(id, name) {
      const answer = await lessons.run('playlist.rename', { id, name });
      return answer === 'done' ? changed() : fail({ code: answer });
    },
    remove: (id) => setRemoved(id, 1),
    restore: (id) => setRemoved(id, 0),
    async put(id, lessonId, toIndex) {
      const lesson = await lessonOf(lessonId);
      const answer = await lessons.run('playlist.put', { id, lessonId, toIndex, row: lesson && rowOf(lesson) });
      if (answer === 'tooMany') return fail({ code: 'playlistFull' });
      return answer === 'done' ? changed() : fail({ code: answer });
    },
    async takeOut(id, lessonId) {
      return (await lessons.run('playlist.takeOut', { id, lessonId })) ? changed() : fail({ code: 'lessonGone' });
    },
    async tidyUp() {
      await lessons.run('playlist.purge', {});
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

function rowOf({ id, title, edition, assets, durationSeconds }: Lesson): PlaylistLessonRow {
  return {
    lessonId: id,
    title: JSON.stringify(title),
    edition: edition && JSON.stringify(edition),
    posterDigest: assets.find(({ role }) => role === 'poster')?.digest ?? null,
    durationSeconds,
  };
}

type PlaylistHandlers = Pick<Handlers, Extract<keyof Handlers, `playlists.${string}`>>;

export function playlistHandlers(playlists: Playlists): PlaylistHandlers {
  return {
    'playlists.list': async () => ok({ playlists: await playlists.list() }),
    'playlists.read': ({ playlistId }) => playlists.read(playlistId),
    'playlists.make': ({ name }) => playlists.make(name),
    'playlists.rename': ({ playlistId, name }) => playlists.rename(playlistId, name),
    'playlists.remove': ({ playlistId }) => playlists.remove(playlistId),
    'playlists.restore': ({ playlistId }) => playlists.restore(playlistId),
    'playlists.put': ({ playlistId, lessonId, toIndex }) => playlists.put(playlistId, lessonId, toIndex),
    'playlists.takeOut': ({ playlistId, lessonId }) => playlists.takeOut(playlistId, lessonId),
  };
}

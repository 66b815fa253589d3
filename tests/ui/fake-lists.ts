import type { HistoryEntry, Playlist, PlaylistLesson } from '../../core/contract/index.ts';
import { type LessonCard, type LessonId, mediaSeconds, type PlaylistId, unixMs } from '../../core/words/index.ts';
import * as data from './fake-data.ts';

type List = { readonly id: PlaylistId; readonly name: string; readonly lessonIds: readonly LessonId[] };

const ok = (value: unknown) => ({ ok: true, value });
const lesson = (id: string) => id as LessonId;
const cardOf = (id: LessonId) => data.cards.find((card) => card.id === id) ?? null;

/** The made-up lists of the fake main, and what it had before a class. */
export function fakeLists(tell: (name: string, payload: unknown) => void, empty = false) {
  let lists: readonly List[] = empty
    ? []
    : [
        list('list-1', '第五单元 三角形', ['sample/triangle', 'a/4', 'gone/1', 'a/8', 'a/9', 'a/2']),
        list('list-2', '公开课', ['a/1', 'imported/1']),
        list('list-3', '课间', []),
      ];
  let hidden: readonly List[] = [];
  const set = (next: readonly List[]) => {
    lists = next;
    tell('playlists.changed', {});
    return ok({});
  };
  const change = (id: PlaylistId, to: (one: List) => List) => set(lists.map((one) => (one.id === id ? to(one) : one)));
  return {
    'playlists.list': () => ok({ playlists: lists.map(shown) }),
    'playlists.read': ({ playlistId }: { playlistId: PlaylistId }) => {
      const one = lists.find(({ id }) => id === playlistId);
      if (!one) return { ok: false, error: { code: 'playlistGone' } };
      return ok({ id: one.id, name: one.name, lessons: one.lessonIds.map(lessonIn) });
    },
    'playlists.make': ({ name }: { name: string }) => {
      const made = list(`list-${lists.length + 1}`, name, []);
      set([...lists, made]);
      return ok({ playlistId: made.id });
    },
    'playlists.rename': ({ playlistId, name }: { playlistId: PlaylistId; name: string }) =>
      change(playlistId, (one) => ({ ...one, name })),
    'playlists.remove': ({ playlistId }: { playlistId: PlaylistId }) => {
      hidden = lists;
      return set(lists.filter(({ id }) => id !== playlistId));
    },
    'playlists.restore': () => set(hidden),
    'playlists.put': (asked: { playlistId: PlaylistId; lessonId: LessonId; toIndex: number }) =>
      change(asked.playlistId, (one) => ({
        ...one,
        lessonIds: one.lessonIds.filter((id) => id !== asked.lessonId).toSpliced(asked.toIndex, 0, asked.lessonId),
      })),
    'playlists.takeOut': ({ playlistId, lessonId }: { playlistId: PlaylistId; lessonId: LessonId }) =>
      change(playlistId, (one) => ({ ...one, lessonIds: one.lessonIds.filter((id) => id !== lessonId) })),
    'history.list': () => ok({ entries: empty ? [] : history, more: false }),
    'history.clear': () => ok({ clearing: 1 }),
    'history.restore': () => ok({}),
  };
}

function list(id: string, name: string, lessons: readonly string[]): List {
  return { id: id as PlaylistId, name, lessonIds: lessons.map(lesson) };
}

function shown({ id, name, lessonIds }: List): Playlist {
  const cards = lessonIds.map(cardOf).filter((card): card is LessonCard => card !== null);
  const seconds = cards.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  return { id, name, lessonIds: [...lessonIds], durationSeconds: mediaSeconds(seconds), covers: cards.slice(0, 3) };
}

function lessonIn(lessonId: LessonId): PlaylistLesson {
  const card = cardOf(lessonId);
  const stop = data.goOn.find((one) => one.lessonId === lessonId);
  return {
    lessonId,
    title: card?.title ?? { 'zh-CN': '三角形的稳定性（旧版）', en: 'The stable triangle (old edition)' },
    durationSeconds: card?.durationSeconds ?? mediaSeconds(1024),
    lesson: card,
    withdrawn: lessonId === 'a/8' ? '有一处算错了' : null,
    stop: stop ? { stopSeconds: stop.stopSeconds, finished: stop.finished } : null,
  };
}

const HOUR_MS = 3_600_000;

function entry(id: number, hoursAgo: number, stop: (typeof data.goOn)[number], own: Partial<HistoryEntry> = {}) {
  const { classId, className, lessonId, title, lesson: card, stopSeconds } = stop;
  const untilUnixMs = unixMs(data.nowUnixMs - hoursAgo * HOUR_MS);
  return {
    ...{ id, classId, className, lessonId, title, lesson: card, stopSeconds, document: null },
    ...{ fromUnixMs: unixMs(untilUnixMs - HOUR_MS / 2), untilUnixMs },
    ...own,
  };
}

const [first, second, third, fourth] = data.goOn as [
  (typeof data.goOn)[number],
  (typeof data.goOn)[number],
  (typeof data.goOn)[number],
  (typeof data.goOn)[number],
];
const history: readonly HistoryEntry[] = [
  entry(6, 0.5, second),
  entry(5, 1.5, first, {
    document: { digest: data.digests.poster, name: '学习任务单.pdf', pageIndex: 3 },
  }),
  entry(4, 25, third),
  entry(3, 26, fourth, { classId: null, className: null, stopSeconds: mediaSeconds(0) }),
  entry(2, 24 * 8, first, { lesson: null }),
  entry(1, 24 * 400, second),
];

import * as v from 'valibot';
import { AssetDigest, ClassId, LessonCard, LessonId, LocalText, MediaSeconds, UnixMs } from '../words/index.ts';
import { channel } from './channel.ts';

const entryId = v.pipe(v.number(), v.integer(), v.minValue(1));

/** What was before a class, once; it stays when the lesson itself has gone. */
export const HistoryEntry = v.object({
  id: entryId,
  classId: v.nullable(ClassId),
  className: v.nullable(v.string()),
  lessonId: LessonId,
  title: LocalText,
  /** Null when it has gone. */
  lesson: v.nullable(LessonCard),
  /** A document of its package that was shown, and the page it was left at; null: the lesson was played. */
  document: v.nullable(
    v.object({ digest: AssetDigest, name: v.nullable(v.string()), pageIndex: v.pipe(v.number(), v.integer()) }),
  ),
  stopSeconds: MediaSeconds,
  fromUnixMs: UnixMs,
  untilUnixMs: UnixMs,
});
export type HistoryEntry = v.InferOutput<typeof HistoryEntry>;

export const historyChannels = {
  /** Of the teacher chosen now, newest first. */
  'history.list': channel({
    who: ['console'],
    request: v.object({ limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(5000)) }),
    /** `more`: there are older ones. */
    answer: v.object({ entries: v.array(HistoryEntry), more: v.boolean() }),
    errors: [],
  }),
  /** One entry, or all of the teacher's; they can be restored until the next start. */
  'history.clear': channel({
    who: ['console'],
    request: v.object({ entryId: v.nullable(entryId) }),
    answer: v.object({ clearing: v.number() }),
    errors: [],
  }),
  'history.restore': channel({
    who: ['console'],
    request: v.object({ clearing: v.pipe(v.number(), v.integer(), v.minValue(1)) }),
    answer: v.object({}),
    errors: [],
  }),
} as const;

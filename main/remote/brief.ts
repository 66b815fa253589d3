import type { RemoteLesson } from '../../core/remote/index.ts';
import {
  chapterAt,
  expectedSeconds,
  nextStop,
  type SessionLesson,
  type SessionState,
} from '../../core/session/index.ts';
import type { Language, MonotonicMs } from '../../core/words/index.ts';

/** What a remote is told of the lesson; null: nothing is before the class. Made anew field by field, so that no more goes out. */
export function briefOf(state: SessionState, now: MonotonicMs, language: Language): RemoteLesson | null {
  const { showing, lesson } = state;
  if (showing.kind === 'nothing') return null;
  const seconds = expectedSeconds(state, now);
  const stop = lesson ? nextStop(lesson, seconds) : null;
  return {
    language,
    title: showing.kind === 'document' ? showing.document.title : (lesson?.title ?? null),
    showing: showing.kind,
    time: lesson ? timeOf(state, lesson, now) : null,
    chapter: (lesson && chapterAt(lesson, seconds)?.title) ?? null,
    nextStop: stop && { kind: stop.kind, atSeconds: stop.atSeconds },
    page: showing.kind === 'document' ? { index: showing.pageIndex, count: showing.pageCount } : null,
    black: state.blank,
    frozen: state.frozen !== null,
    volume: state.volume,
    muted: state.muted,
    layout: state.layout.kind,
    layouts: (lesson?.tracks.length ?? 0) > 1,
  };
}

function timeOf(state: SessionState, lesson: SessionLesson, now: MonotonicMs): RemoteLesson['time'] {
  const { motion, rate } = state;
  return {
    motion: motion.kind,
    mediaSeconds: expectedSeconds(state, now),
    untilSeconds: motion.kind === 'playing' ? motion.stopsAtSeconds : lesson.durationSeconds,
    durationSeconds: lesson.durationSeconds,
    rate,
  };
}

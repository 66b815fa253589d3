import { expectedSeconds, type SessionState } from '../session/index.ts';
import type { ClassId, LessonId, MonotonicMs, TeacherId } from '../words/index.ts';

/**
 * What a class watches, by stretches. A stretch is a time in which the class's eyes do not rest: it goes on over seeks,
 * replays, loops and another rate, and over the moment in which windows gather for them, and it ends where the lesson
 * stands or the picture is held. Seconds are the class's, not the lesson's: a minute at double rate is a minute.
 *
 *   nothing --(moves, and the class sees it)--> stretch --(stands, is frozen, another lesson or class)--> ended
 *                                                 | ^
 *                                                 +-+ seek, loop, rate: what ran so far is added up
 */
export type Stretch = {
  readonly teacherId: TeacherId | null;
  readonly classId: ClassId | null;
  readonly lessonId: LessonId;
  /** Up to the motion that the state tells of; below nothing where not all of that motion is this stretch's. */
  readonly seconds: number;
};

export type Watch = { readonly state: SessionState; readonly stretch: Stretch | null };

export type Watched = { readonly watch: Watch; readonly ended: Stretch | null };

/** Moving video that is not held back from the class. */
export function isWatched({ lesson, motion, frozen, followers }: SessionState): boolean {
  // With one display there is nothing that a frozen picture could stand on.
  const held = frozen !== null && followers.some(({ role }) => role === 'screen');
  return lesson !== null && motion.kind !== 'paused' && !held;
}

export function watchFrom(state: SessionState): Watch {
  return { state, stretch: isWatched(state) ? stretchOf(state, 0) : null };
}

/** The session is in another state since `at`. */
export function watchedOn(before: Watch, state: SessionState, at: MonotonicMs): Watched {
  const was = before.state;
  const goesOn = isWatched(was) && isWatched(state) && isSameClass(was, state);
  if (goesOn && was.motion === state.motion && was.rate === state.rate) {
    return { watch: { state, stretch: before.stretch }, ended: null };
  }
  const seconds = watchedSeconds(before, at);
  // What the motion that is told of now has played already, as one does that got another stop, another class, or was
  // behind a held picture, is not counted from its beginning.
  const played = playedSeconds(state, at);
  if (goesOn) return { watch: { state, stretch: stretchOf(state, seconds - played) }, ended: null };
  const begun = isWatched(state) ? stretchOf(state, 0 - played) : null;
  return { watch: { state, stretch: begun }, ended: isWatched(was) ? stretchOf(was, seconds) : null };
}

/** Of the stretch under way, until now. */
export function watchedSeconds({ state, stretch }: Watch, at: MonotonicMs): number {
  return stretch ? stretch.seconds + playedSeconds(state, at) : 0;
}

/** Since the motion began that the state tells of. */
function playedSeconds(state: SessionState, at: MonotonicMs): number {
  const { motion, rate } = state;
  return motion.kind === 'playing' ? (expectedSeconds(state, at) - motion.mediaSeconds) / rate : 0;
}

function isSameClass(a: SessionState, b: SessionState): boolean {
  return a.teacherId === b.teacherId && a.classId === b.classId && a.lesson?.id === b.lesson?.id;
}

function stretchOf({ teacherId, classId, lesson }: SessionState, seconds: number): Stretch | null {
  return lesson && { teacherId, classId, lessonId: lesson.id, seconds };
}

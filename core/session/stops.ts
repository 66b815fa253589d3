import type { Cue } from '../words/index.ts';
import { endSeconds, frameEndSeconds, settled } from './grid.ts';
import type { SessionLesson } from './state.ts';

/** A pause point, bare or with a question: the lesson halts there by itself. */
export type StopCue = Extract<Cue, { kind: 'pause' | 'question' }>;
export type ChapterCue = Extract<Cue, { kind: 'chapter' }>;

/** "Previous" within this time after a mark goes to the one before it, as on every player. */
const JUST_PASSED_SECONDS = 1.5;

export function stopCues(lesson: SessionLesson): readonly StopCue[] {
  return lesson.cues.filter((cue): cue is StopCue => cue.kind !== 'chapter').sort(byTime);
}

export function chapterCues(lesson: SessionLesson): readonly ChapterCue[] {
  return lesson.cues.filter((cue): cue is ChapterCue => cue.kind === 'chapter').sort(byTime);
}

/** The stop that a lesson playing on from here comes to first; null: the end. */
export function nextStop(lesson: SessionLesson, seconds: number): StopCue | null {
  return ahead(stopCues(lesson), lesson, seconds);
}

export function previousStop(lesson: SessionLesson, seconds: number): StopCue | null {
  return behind(stopCues(lesson), lesson, seconds);
}

export function nextChapter(lesson: SessionLesson, seconds: number): ChapterCue | null {
  return ahead(chapterCues(lesson), lesson, seconds);
}

export function previousChapter(lesson: SessionLesson, seconds: number): ChapterCue | null {
  return behind(chapterCues(lesson), lesson, seconds);
}

/** The chapter that a time lies in; null before the first. */
export function chapterAt(lesson: SessionLesson, seconds: number): ChapterCue | null {
  const end = frameEndSeconds(lesson, seconds);
  return (
    chapterCues(lesson)
      .filter((cue) => cue.atSeconds < end)
      .at(-1) ?? null
  );
}

/** The stop on whose frame this time lies: to stand on that frame is to stand at the stop. */
export function stopAt(lesson: SessionLesson, seconds: number): StopCue | null {
  // One that lies where nothing is converted yet is not at the end of what is.
  const isThere = (cue: StopCue) => lesson.preparedSeconds === undefined || cue.atSeconds <= endSeconds(lesson);
  const here = settled(lesson, seconds);
  return stopCues(lesson).find((cue) => isThere(cue) && settled(lesson, cue.atSeconds) === here) ?? null;
}

function ahead<Mark extends Cue>(marks: readonly Mark[], lesson: SessionLesson, seconds: number): Mark | null {
  const end = frameEndSeconds(lesson, seconds);
  return marks.find((cue) => cue.atSeconds >= end && cue.atSeconds <= endSeconds(lesson)) ?? null;
}

function behind<Mark extends Cue>(marks: readonly Mark[], lesson: SessionLesson, seconds: number): Mark | null {
  const here = settled(lesson, seconds);
  return marks.filter((cue) => settled(lesson, cue.atSeconds) < here - JUST_PASSED_SECONDS).at(-1) ?? null;
}

function byTime(a: Cue, b: Cue): number {
  return a.atSeconds - b.atSeconds;
}

import type { MediaSeconds } from '../words/index.ts';
import { endSeconds, frameEndSeconds } from './grid.ts';
import type { Loop, SessionLesson } from './state.ts';
import { nextStop } from './stops.ts';

/**
 * Where a lesson that plays on from here stands or turns back by itself: its next pause point, the end of the loop it
 * is in or comes to, or its own end, whichever is first. What is not converted yet is past its end.
 */
export function haltSeconds(lesson: SessionLesson, loop: Loop | null, seconds: number): MediaSeconds {
  const stop = nextStop(lesson, seconds)?.atSeconds ?? endSeconds(lesson);
  // On the last frame of the loop it has been played: from there the lesson goes on.
  const loops = loop !== null && loop.untilSeconds >= frameEndSeconds(lesson, seconds) && loop.untilSeconds < stop;
  return loops ? loop.untilSeconds : stop;
}

export function isLoopEnd(loop: Loop | null, seconds: number): loop is Loop {
  return loop?.untilSeconds === seconds;
}

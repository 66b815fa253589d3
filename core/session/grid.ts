import { type MediaSeconds, mediaSeconds } from '../words/index.ts';
import { type FrameTable, frameAt } from './frames.ts';
import type { SessionLesson, Track } from './state.ts';

/**
 * The frames that the lesson's time is counted in. Always the same track's, whatever the layout shows, so
 * that a page of ink keeps its anchor when the layout changes.
 */
export function gridTrack(lesson: SessionLesson): Track | null {
  const byRole = (role: Track['role']) => lesson.tracks.find((track) => track.role === role);
  return byRole('screen') ?? byRole('composite') ?? byRole('explanation') ?? null;
}

/** True where only a window can say which frame a time falls in, because it has read the track's table. */
export function framesNeedTable(lesson: SessionLesson): boolean {
  return gridTrack(lesson)?.frames.kind === 'table';
}

/** How far the lesson can be played: to its end, or as far as its film has been converted. */
export function endSeconds({
  durationSeconds,
  preparedSeconds,
}: Pick<SessionLesson, 'durationSeconds' | 'preparedSeconds'>): MediaSeconds {
  return preparedSeconds === undefined ? durationSeconds : mediaSeconds(Math.min(durationSeconds, preparedSeconds));
}

/**
 * A time as the session keeps it: within the lesson, and in the middle of its frame where the frames are
 * known. Past the last frame (the other track may be longer) it stays as it is.
 */
export function settled(lesson: SessionLesson, seconds: number, table: FrameTable | null = null): MediaSeconds {
  const within = Math.min(Math.max(0, seconds), endSeconds(lesson));
  const track = gridTrack(lesson);
  const frame = track ? frameAt(track.frames, within, table) : null;
  if (!frame) return mediaSeconds(within);
  const frameSeconds = frame.endSeconds - frame.startSeconds;
  return within < frame.endSeconds + frameSeconds ? frame.middleSeconds : mediaSeconds(within);
}

/** Where the frame at this time ends: a pause point before it has been passed. */
export function frameEndSeconds(lesson: SessionLesson, seconds: number): number {
  const track = gridTrack(lesson);
  const frame = track ? frameAt(track.frames, seconds) : null;
  return Math.max(seconds, frame?.endSeconds ?? seconds + UNKNOWN_FRAME_SECONDS);
}

/** Longer than a frame of any common video (15 per second), shorter than anyone aims by hand. */
const UNKNOWN_FRAME_SECONDS = 0.07;

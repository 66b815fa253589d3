import type { RemoteLesson } from '../../core/remote/index.ts';

/** Where the lesson is by the phone's own clock, counted on from when Lectern last told; never past its next halt. */
export function secondsNow({ time }: RemoteLesson, toldMs: number, nowMs: number): number {
  if (!time) return 0;
  if (time.motion !== 'playing') return time.mediaSeconds;
  const passed = (Math.max(0, nowMs - toldMs) / 1000) * time.rate;
  return Math.min(time.mediaSeconds + passed, time.untilSeconds);
}

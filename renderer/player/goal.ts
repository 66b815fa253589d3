import { type FrameTable, frameAt, presentedFrame } from '../../core/session/index.ts';
import type { FrameTimes } from '../../core/words/index.ts';
import type { Goal } from './placing.ts';

/** The place in a file at which a moment of the lesson is on show. */
export function goalAt(seconds: number, frames: FrameTimes, table: FrameTable | null): Goal {
  const frame = frameAt(frames, seconds, table);
  if (!frame) return { seconds, isShownBy: (shown) => Math.abs(shown - seconds) < 0.1 };
  return {
    seconds: frame.middleSeconds,
    isShownBy: (shown) => presentedFrame(frames, shown, table)?.index === frame.index,
  };
}

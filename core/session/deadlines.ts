import type { MonotonicMs } from '../words/index.ts';
import type { MainCommand } from './command.ts';
import type { SessionState } from './state.ts';

/**
 * How long main waits for windows before the lesson goes on without them. A slow or dead window must never
 * hold up a class: a gathering on two cores with four decoders needs 0.4 s (p50) to 0.75 s (p95), and the
 * leading window answers a pause within two frames.
 */
const GATHER_LIMIT_MS = 2000;
const FIX_LIMIT_MS = 250;

export type Deadline = { readonly afterMs: number; readonly command: MainCommand };

/** The one thing that is due by the clock alone in this state, or null. */
export function deadlineOf(state: SessionState, now: MonotonicMs): Deadline | null {
  const { motion } = state;
  switch (motion.kind) {
    case 'gathering':
      return { afterMs: GATHER_LIMIT_MS, command: { type: 'startAnyway', gathering: motion.gathering } };
    case 'paused':
      return motion.fixing ? { afterMs: FIX_LIMIT_MS, command: { type: 'fixAnyway' } } : null;
    case 'playing': {
      const mediaMs = (motion.stopsAtSeconds - motion.mediaSeconds) * 1000;
      const dueMs = motion.atMonotonicMs + mediaMs / state.rate - now;
      return { afterMs: Math.max(0, Math.ceil(dueMs)), command: { type: 'reachedStop' } };
    }
  }
}

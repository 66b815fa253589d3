import type { WindowId } from '../words/index.ts';
import { leadingWindow } from './leading.ts';
import type { SessionState, Track } from './state.ts';

/**
 * The one window that the class hears, or none. Black and freeze silence the lesson: the loudspeakers are
 * the room's, whichever window plays, and the class must not hear what it does not see.
 */
export function soundWindow(state: Pick<SessionState, 'followers' | 'frozen' | 'blank' | 'showing'>): WindowId | null {
  // Without a large screen nobody sees the frozen picture.
  const isFrozen = state.frozen && state.followers.some(({ role }) => role === 'screen');
  if (state.blank || isFrozen || state.showing.kind !== 'lesson') return null;
  return leadingWindow(state)?.windowId ?? null;
}

/** The track that is heard: one only, the presenter's before the others, shown or not. */
export function soundTrack(tracks: readonly Track[]): Track | null {
  const order: readonly Track['role'][] = ['explanation', 'composite', 'screen'];
  for (const role of order) {
    const track = tracks.find((one) => one.role === role && one.hasSound);
    if (track) return track;
  }
  return null;
}

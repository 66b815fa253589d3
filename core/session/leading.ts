import type { WindowId } from '../words/index.ts';
import type { Follower, SessionState } from './state.ts';

/**
 * The window whose frame counts when the lesson pauses: the large screen, else the console. While the
 * class's picture is frozen the console leads, because only it still follows the lesson.
 */
export function leadingWindow(state: Pick<SessionState, 'followers' | 'frozen'>): Follower | null {
  const byRole = (role: Follower['role']) => state.followers.find((follower) => follower.role === role);
  return (state.frozen ? undefined : byRole('screen')) ?? byRole('console') ?? null;
}

/** The windows that take part in the lesson's motion, and that a gathering waits for. */
export function gatheringWindows(state: Pick<SessionState, 'followers' | 'frozen'>): readonly WindowId[] {
  const moving = state.frozen ? state.followers.filter(({ role }) => role === 'console') : state.followers;
  return moving.map(({ windowId }) => windowId);
}

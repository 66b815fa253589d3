import { playableLayout } from './ability.ts';
import type { Aid, Zoom } from './aid-state.ts';
import type { FollowerRole, Layout, Motion, QuestionOnShow, SessionState, Showing } from './state.ts';

/** The picture that one kind of window shows. */
export type View = {
  readonly showing: Showing;
  readonly layout: Layout;
  readonly motion: Motion;
  readonly captions: readonly string[];
  readonly question: QuestionOnShow | null;
  readonly zoom: Zoom;
  readonly aid: Aid | null;
  /** Black instead of all that. */
  readonly blank: boolean;
  /** Ink records after this sequence number are not part of it; null: all are. */
  readonly inkUpTo: number | null;
};

/**
 * The console always shows the lesson as it is. The large screen shows it too, unless the picture is frozen:
 * then it stands at the held frame, in the held layout, with the ink of that moment, also after a reload.
 * Where the class has no window but the console, black is the console's.
 */
export function viewOf(state: SessionState, role: FollowerRole): View {
  const isClassPicture = role === 'screen' || !state.followers.some((follower) => follower.role === 'screen');
  const { frozen } = state;
  if (role === 'screen' && frozen) {
    const { showing, layout, mediaSeconds, captions, question, inkSequence, zoom, aid } = frozen;
    const motion: Motion = { kind: 'paused', mediaSeconds, fixing: false, reason: 'teacher', cueId: null };
    return { showing, layout, motion, captions, question, zoom, aid, blank: state.blank, inkUpTo: inkSequence };
  }
  const { showing, motion, captions, question, zoom, aid, blank } = state;
  const seen = { showing, layout: playableLayout(state), motion, captions, question, zoom, aid };
  return { ...seen, blank: blank && isClassPicture, inkUpTo: null };
}

import type { Layout, SessionState } from './state.ts';
import { changed, refused, type Steps } from './step.ts';

type StrainType = 'dropped' | 'ease';

/** A PC that cannot play two tracks at once shows one; the teacher has the last word. */
export const strainSteps: Steps<StrainType> = {
  // Said once: who has chosen two tracks all the same is not asked again.
  dropped: (state, { droppedShare }) =>
    state.strain ? refused('alreadySo') : changed(state, { strain: { droppedShare, eased: true } }),
  ease: (state, { eased }) => {
    if (!state.strain) return refused('stale');
    return state.strain.eased === eased ? refused('alreadySo') : changed(state, { strain: { ...state.strain, eased } });
  },
};

/** The layout as this PC can play it: of two tracks the screen's, which carries what is taught. */
export function playableLayout({ layout, strain }: Pick<SessionState, 'layout' | 'strain'>): Layout {
  const isOne = layout.kind === 'screenOnly' || layout.kind === 'explanationOnly';
  return !strain?.eased || isOne ? layout : { ...layout, kind: 'screenOnly' };
}

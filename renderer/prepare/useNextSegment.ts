import { useCallback } from 'react';
import { nextSegment, segmentBehind } from '../../core/plan/index.ts';
import { expectedSeconds, type SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import type { InClassView } from './useInClass.ts';

type Props = { readonly state: SessionState; readonly inClass: InClassView | null };

/** To the plan's next segment, maybe of another lesson; does nothing where there is none. */
export function useNextSegment({ state, inClass }: Props) {
  const { call, notices } = useLectern();
  const words = useWords();
  const { player } = useHand();
  const plan = inClass?.plan ?? null;
  const here = useCallback(() => {
    const now = player.clock.now();
    const seconds = now === null ? state.motion.mediaSeconds : expectedSeconds(state, now);
    return state.lesson && { lessonId: state.lesson.id, seconds, segmentId: state.lesson.segmentId };
  }, [player, state]);
  const goOn = useCallback(() => {
    const next = plan && nextSegment(plan, here());
    if (!plan || !next) return;
    void call('plans.show', { planId: plan.id, segmentId: next.id }).then((answer) => {
      if (!answer.ok) notices.say(errorText(words, answer.error.code));
    });
  }, [call, notices, words, plan, here]);
  return {
    goOn,
    /** The lesson stands at the end of a segment that another one follows. */
    isAtSegmentEnd: () => plan !== null && segmentBehind(plan, state) !== null,
  };
}

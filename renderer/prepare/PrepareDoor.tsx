import { Activity, type ReactNode, useCallback, useState } from 'react';
import type { PlanId } from '../../core/words/index.ts';
import { PrepareContext, type PrepareRequest } from '../desk/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import { PrepareRoom } from './PrepareRoom.tsx';

/** The desk, and in its place the dark stage while a plan is worked on; then the desk is as it was left. */
export function PrepareDoor({ children }: { readonly children: ReactNode }) {
  const { call, notices } = useLectern();
  const words = useWords();
  const [planId, setPlanId] = useState<PlanId | null>(null);
  const prepare = useCallback(
    async (asked: PrepareRequest) => {
      if ('planId' in asked) return setPlanId(asked.planId);
      const { lessonIds, name, periodSeconds, anew } = asked;
      const answer = await call('plans.open', {
        ...{ lessonIds: [...lessonIds], anew: anew ?? false },
        ...{ name: name ?? null, periodSeconds: periodSeconds ?? null },
      });
      if (answer.ok) setPlanId(answer.value.planId);
      else notices.say(errorText(words, answer.error.code));
    },
    [call, notices, words],
  );
  return (
    <PrepareContext value={prepare}>
      <Activity mode={planId === null ? 'visible' : 'hidden'}>{children}</Activity>
      {planId === null ? null : (
        <PrepareRoom key={planId} planId={planId} onPlan={setPlanId} onLeave={() => setPlanId(null)} />
      )}
    </PrepareContext>
  );
}

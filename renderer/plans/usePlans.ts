import { useEffect, useState } from 'react';
import type { PlanCard } from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';

/** The plans of the teacher chosen now; null while awaited. Kept by what main tells. */
export function usePlans(): readonly PlanCard[] | null {
  const { call, listen } = useLectern();
  const [plans, setPlans] = useState<readonly PlanCard[] | null>(null);
  useEffect(() => {
    let asked = 0;
    const read = () => {
      asked += 1;
      const mine = asked;
      void call('plans.list', {}).then((answer) => {
        if (answer.ok && mine === asked) setPlans(answer.value.plans);
      });
    };
    read();
    const stops = (['plans.changed', 'timetable.changed', 'people.changed'] as const).map((name) => listen(name, read));
    return () => {
      asked = -1;
      for (const stop of stops) stop();
    };
  }, [call, listen]);
  return plans;
}

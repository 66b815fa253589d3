import { useEffect, useState } from 'react';
import type { TimetableNow } from '../../core/contract/index.ts';
import { useLectern, useStore, useWallClock } from '../state/index.ts';

/** The period that runs and the next one; asked again when a bell rings, when another teaches, and each minute. */
export function useTimetableNow(): TimetableNow | null {
  const { call, listen, people } = useLectern();
  const who = useStore(people);
  const minute = useWallClock();
  const [now, setNow] = useState<TimetableNow | null>(null);
  const [changes, setChanges] = useState(0);
  useEffect(() => listen('timetable.changed', () => setChanges((count) => count + 1)), [listen]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: each of them is a reason to ask again
  useEffect(() => {
    let isOld = false;
    void call('timetable.now', {}).then((answer) => {
      if (!isOld && answer.ok) setNow(answer.value);
    });
    return () => {
      isOld = true;
    };
  }, [call, who, minute, changes]);
  return now;
}

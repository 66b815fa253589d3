import { useEffect, useState } from 'react';
import type { EventName } from '../../core/contract/index.ts';
import { useLectern } from './context.ts';
import { latest } from './told.ts';

/**
 * What main answers, for as long as a view is on show: asked again whenever it tells of one of these events, and after the
 * road to it was broken. Null until the first answer; where `undefined` was heard, what is known stays.
 */
export function useTold<Value>(ask: () => Promise<Value | undefined>, events: readonly EventName[]): Value | null {
  const { listen, onReadAgain } = useLectern();
  const [told, setTold] = useState<Value | null>(null);
  useEffect(() => {
    let isShown = true;
    const read = latest(ask, (answer) => {
      if (isShown) setTold(() => answer);
    });
    const again = () => void read();
    again();
    const stops = [onReadAgain(again), ...events.map((name) => listen(name, again))];
    return () => {
      isShown = false;
      for (const stop of stops) stop();
    };
  }, [ask, events, listen, onReadAgain]);
  return told;
}

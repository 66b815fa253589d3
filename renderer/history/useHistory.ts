import { useEffect, useState } from 'react';
import type { AnswerOf, Channels } from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';

type Answer = AnswerOf<Channels['history.list']>;

const PIECE = 60;

/** The newest of the history, and more of it when asked; null until the first answer. */
export function useHistory(): { readonly history: Answer | null; readonly more: () => void } {
  const { call, listen } = useLectern();
  const [limit, setLimit] = useState(PIECE);
  const [history, setHistory] = useState<Answer | null>(null);
  useEffect(() => {
    let asked = 0;
    const read = () => {
      asked += 1;
      const mine = asked;
      void call('history.list', { limit }).then((answer) => {
        if (answer.ok && mine === asked) setHistory(answer.value);
      });
    };
    read();
    const stops = (['history.changed', 'library.changed', 'people.changed'] as const).map((name) => listen(name, read));
    return () => {
      asked = -1;
      for (const stop of stops) stop();
    };
  }, [call, listen, limit]);
  return { history, more: () => setLimit(limit + PIECE) };
}

import { useCallback, useState } from 'react';
import type { AnswerOf, Channels, EventName } from '../../core/contract/index.ts';
import { useLectern, useTold } from '../state/index.ts';

type Answer = AnswerOf<Channels['history.list']>;

const PIECE = 60;
const events: readonly EventName[] = ['history.changed', 'library.changed', 'people.changed'];

/** The newest of the history, and more of it when asked; null until the first answer. */
export function useHistory(): { readonly history: Answer | null; readonly more: () => void } {
  const { call } = useLectern();
  const [limit, setLimit] = useState(PIECE);
  const ask = useCallback(async () => {
    const answer = await call('history.list', { limit });
    return answer.ok ? answer.value : undefined;
  }, [call, limit]);
  return { history: useTold(ask, events), more: () => setLimit(limit + PIECE) };
}

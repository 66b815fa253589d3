import { useCallback } from 'react';
import { type ErrorRoom, errorText } from '../words/index.ts';
import { useLectern, useWords } from './context.ts';

type Answered = { readonly ok: true } | { readonly ok: false; readonly error: { readonly code: string } };

/**
 * Says what was done and offers it back. Where main refuses to take it back that is said too: a press of Undo that
 * changes nothing must not look like one that did.
 */
export function useDid(room?: ErrorRoom): (text: string, takeBack: () => Promise<Answered>) => void {
  const { notices } = useLectern();
  const words = useWords();
  return useCallback(
    (text, takeBack) =>
      notices.did(text, () => {
        void takeBack().then((answer) => {
          if (!answer.ok) notices.say(errorText(words, answer.error.code, room));
        });
      }),
    [notices, words, room],
  );
}

import { useSyncExternalStore } from 'react';
import type { LessonCard } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

/** Whether the teacher chosen now keeps the lesson at hand, and the way to turn that, with the way back. */
export function useFavourite({ id, title }: Pick<LessonCard, 'id' | 'title'>) {
  const { call, notices, favourites } = useLectern();
  const words = useWords();
  const { t, local } = words;
  // Of one lesson: a card is drawn again when its own star turns, not when another's does.
  const on = useSyncExternalStore(favourites.subscribe, () => favourites.get().some(({ lessonId }) => lessonId === id));
  const set = async (wanted: boolean): Promise<boolean> => {
    const answer = await call('favourites.set', { lessonId: id, on: wanted });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
    return answer.ok;
  };
  const turn = async () => {
    if (!(await set(!on))) return;
    notices.did(t(on ? 'favourite.takenOff' : 'favourite.added', { title: local(title) }), () => void set(on));
  };
  return { on, turn };
}

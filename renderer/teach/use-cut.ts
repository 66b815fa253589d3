import type { Rect } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import { grabPicture } from './grab-picture.ts';

/** Cuts a piece out of the picture and lays it on a new board, with the pen in hand to write beside it. */
export function useCut() {
  const { call, notices } = useLectern();
  const { aids } = useHand();
  const words = useWords();
  return async (rect: Rect, picture: HTMLElement): Promise<void> => {
    // Refused where a film has its place and not yet its picture.
    const grabbed = await grabPicture(picture, rect).catch(() => null);
    if (!grabbed) return notices.say(words.t('cut.nothing'));
    aids.take('ink');
    const answer = await call('classroom.cut', { paper: 'squares', ...grabbed });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
}

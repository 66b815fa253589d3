import type { Lesson } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { errorText } from '../words/index.ts';

/** Keeps the lesson at hand on the shelf, for the teacher chosen now. */
export function FavouriteButton({ lesson }: { readonly lesson: Lesson }) {
  const { call, notices, favourites } = useLectern();
  const words = useWords();
  const { t, local } = words;
  const on = useStore(favourites).some(({ lessonId }) => lessonId === lesson.id);

  const set = async (wanted: boolean): Promise<boolean> => {
    const answer = await call('favourites.set', { lessonId: lesson.id, on: wanted });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
    return answer.ok;
  };
  const turn = async () => {
    if (!(await set(!on))) return;
    const title = local(lesson.title);
    notices.did(t(on ? 'favourite.takenOff' : 'favourite.added', { title }), () => void set(on));
  };
  return (
    <Button className="lesson-favourite" icon="star" on={on} data-testid="favourite" onClick={() => void turn()}>
      {t('favourite.name')}
    </Button>
  );
}

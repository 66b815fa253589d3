import type { Lesson } from '../../core/words/index.ts';
import { useFavourite } from '../shelf/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

/** Keeps the lesson at hand on the shelf, for the teacher chosen now. */
export function FavouriteButton({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useWords();
  const { on, turn } = useFavourite(lesson);
  return (
    <Button
      look="quiet"
      className="lesson-favourite"
      icon="star"
      on={on}
      data-testid="favourite"
      onClick={() => void turn()}
    >
      {t('favourite.name')}
    </Button>
  );
}

import type { LessonCard } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import './CardStar.css';
import { useFavourite } from './useFavourite.ts';

type Props = {
  readonly card: Pick<LessonCard, 'id' | 'title'>;
  /** The focus is on its card: only then Tab comes to the star, so that a long list is not twice as long by keyboard. */
  readonly reachable: boolean;
};

/** Beside the card's button, never inside it. A checkbox: arrow keys of a list go from card to card and pass it by. */
export function CardStar({ card, reachable }: Props) {
  const { t, local } = useWords();
  const { on, turn } = useFavourite(card);
  return (
    <label className="card-star">
      <input
        type="checkbox"
        className="only-heard"
        checked={on}
        tabIndex={reachable ? 0 : -1}
        aria-label={t('favourite.star', { title: local(card.title) })}
        onChange={() => void turn()}
        data-testid="card-star"
      />
      <Icon name="star" filled={on} />
    </label>
  );
}

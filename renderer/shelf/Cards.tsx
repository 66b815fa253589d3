import type { ReactNode } from 'react';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { useWords } from '../state/index.ts';
import { LessonCardView } from './LessonCardView.tsx';

type Props = {
  readonly title: string;
  readonly cards: readonly LessonCard[];
  readonly onOpen: (lessonId: LessonId, atSeconds?: number) => void;
  readonly after?: ReactNode;
  /** Another list takes the place of this one, card for card: a third of the work of taking it away and putting it up. */
  readonly inPlace?: boolean;
};

export function Cards({ title, cards, onOpen, after, inPlace = false }: Props) {
  const { t } = useWords();
  return (
    <section>
      <h2 className="shelf-heading">
        {title}
        {after}
      </h2>
      {cards.length === 0 ? <p className="shelf-empty">{t('shelf.filterNone')}</p> : null}
      <div className="card-grid">
        {cards.map((card, at) => (
          <LessonCardView key={inPlace ? at : card.id} card={card} onOpen={onOpen} />
        ))}
      </div>
    </section>
  );
}

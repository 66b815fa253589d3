import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { Cover, editionText } from '../covers/index.ts';
import { useWords } from '../state/index.ts';
import { StateLine } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import './LessonCardView.css';

type Props = { readonly card: LessonCard; readonly onOpen: (lessonId: LessonId) => void };

export function LessonCardView({ card, onOpen }: Props) {
  const { t, local } = useWords();
  const edition = card.imported ? t('lesson.imported') : editionText(card);
  return (
    <button
      type="button"
      className="lesson-card"
      onClick={() => onOpen(card.id)}
      data-testid="lesson-card"
      data-lesson={card.id}
    >
      <Cover card={card} />
      <span className="lesson-card-text">
        <span className="lesson-card-title">{local(card.title)}</span>
        <span className="lesson-card-note figures cut">
          {[edition, clockText(card.durationSeconds)].filter(Boolean).join(' · ')}
        </span>
        {card.ready ? (
          <StateLine icon="circle-check" tone="good">
            {t('shelf.ready')}
          </StateLine>
        ) : (
          <StateLine icon="half-ring">{t('shelf.notReady')}</StateLine>
        )}
      </span>
    </button>
  );
}

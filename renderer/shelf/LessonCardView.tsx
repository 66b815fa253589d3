import { memo, useState } from 'react';
import type { FoundLesson } from '../../core/contract/index.ts';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { Cover, editionText } from '../covers/index.ts';
import { ReadyMarkLine } from '../ready/index.ts';
import { useComing, useWords } from '../state/index.ts';
import { StateLine } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { CardStar } from './CardStar.tsx';
import './LessonCardView.css';
import { Marked } from './Marked.tsx';

type Props = {
  readonly card: LessonCard & Partial<Pick<FoundLesson, 'others' | 'text' | 'ranges'>>;
  readonly onOpen: (lessonId: LessonId) => void;
};

/** A key in the search box draws the box again, not every card under it. */
export const LessonCardView = memo(function LessonCardView({ card, onOpen }: Props) {
  const { t, local } = useWords();
  const title = local(card.title);
  const edition = card.imported ? t('lesson.imported') : editionText(card);
  const length = card.durationSeconds > 0 ? clockText(card.durationSeconds) : '';
  const others = card.others ? t('shelf.others', { count: card.others }) : '';
  const [hasFocus, setHasFocus] = useState(false);
  return (
    <article className="lesson-card" onFocus={() => setHasFocus(true)} onBlur={() => setHasFocus(false)}>
      <button
        type="button"
        className="lesson-card-open"
        onClick={() => onOpen(card.id)}
        data-testid="lesson-card"
        data-lesson={card.id}
      >
        <Cover card={card} />
        <span className="lesson-card-text">
          <span className="lesson-card-title">
            <Marked text={title} ranges={title === card.text ? (card.ranges ?? []) : []} />
          </span>
          <span className="lesson-card-note figures cut">{[edition, length, others].filter(Boolean).join(' · ')}</span>
          <CardState card={card} />
        </span>
      </button>
      <CardStar card={card} reachable={hasFocus} />
    </article>
  );
});

function CardState({ card: { id, ready, imported, withdrawn, filmFault } }: Pick<Props, 'card'>) {
  const { t } = useWords();
  const coming = useComing(id);
  if (withdrawn) return <StateLine icon="triangle-alert">{t('shelf.withdrawn')}</StateLine>;
  if (ready) return <ReadyMarkLine lessonId={id} ready />;
  if (typeof coming === 'number') {
    return (
      <StateLine icon="import" tone="info">
        {t('download.running', { percent: coming })}
      </StateLine>
    );
  }
  if (coming === 'measuring') return <StateLine icon="clock">{t('film.measuring')}</StateLine>;
  if (coming === 'waiting') return <StateLine icon="clock">{t('download.waiting')}</StateLine>;
  if (coming === 'paused') return <StateLine icon="circle-pause">{t('download.paused')}</StateLine>;
  if (coming === 'wrong') {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {t('download.wrong')}
      </StateLine>
    );
  }
  if (coming === 'failed' && !filmFault) {
    return (
      <StateLine icon="triangle-alert" tone="bad">
        {t('downloads.needsLook')}
      </StateLine>
    );
  }
  if (filmFault) return <StateLine icon="triangle-alert">{t('film.downloaded')}</StateLine>;
  return (
    <StateLine icon={imported ? 'half-ring' : 'dashed-ring'}>
      {t(imported ? 'shelf.notReady' : 'shelf.onlyCatalogue')}
    </StateLine>
  );
}

import { type ReactNode, useState } from 'react';
import { useWords } from '../state/index.ts';
import { Segmented } from '../ui/index.ts';
import './CardTabs.css';

export type CardKind = 'next' | 'notes' | 'marks';
export type LessonCard = { readonly kind: CardKind; readonly card: ReactNode };

/** One card at a time has all the room that is left, and nothing else has to be scrolled away. */
export function CardTabs({ cards }: { readonly cards: readonly LessonCard[] }) {
  const { t } = useWords();
  const [chosen, choose] = useState<CardKind>('next');
  const shown = cards.find(({ kind }) => kind === chosen) ?? cards[0];
  if (!shown) return null;
  const options = cards.map(({ kind }) => ({
    value: kind,
    label: t(`console.cards.${kind}`),
    testId: `cards-${kind}`,
  }));
  return (
    <div className="stage-panel card-tabs" data-testid="card-tabs" data-card={shown.kind}>
      {cards.length > 1 ? (
        <Segmented label={t('console.cards')} value={shown.kind} options={options} onChoose={choose} />
      ) : null}
      {shown.card}
    </div>
  );
}

import { memo } from 'react';
import { notesAt } from '../../core/plan/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import './NotesCard.css';
import type { InClassView } from './useInClass.ts';

type Props = {
  readonly state: SessionState;
  readonly inClass: InClassView | null;
  /** Where the class sees this window notes stay hidden until they are asked for; left out: it does not. */
  readonly asked?: boolean;
  readonly onAsk?: (asked: boolean) => void;
};

/** The teacher's own notes for this moment of the lesson. Never on the large screen. */
export const NotesCard = memo(function NotesCard({ state, inClass, asked = true, onAsk }: Props) {
  const { t } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 500);
  const { lesson } = state;
  if (!lesson || !inClass?.plan) return null;
  const { now, next } = notesAt(inClass.plan, lesson.id, seconds);
  if (!now && !next) return null;
  return (
    <section className="stage-panel notes" aria-label={t('notes.title')} data-testid="notes">
      <h2>
        <span>{t('notes.title')}</span>
        {onAsk ? null : <span>{t('prepare.private')}</span>}
      </h2>
      {asked && now ? <p className="notes-now">{now.text}</p> : null}
      {asked && next ? (
        <p className="notes-next">
          <span className="figures">{clockText(next.atSeconds)}</span> {next.text}
        </p>
      ) : null}
      {onAsk ? (
        <Button on={asked} onClick={() => onAsk(!asked)} data-testid="notes-ask">
          {t(asked ? 'notes.hide' : 'notes.show')}
        </Button>
      ) : null}
    </section>
  );
});

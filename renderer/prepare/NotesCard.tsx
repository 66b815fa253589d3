import { memo } from 'react';
import { notesAt } from '../../core/plan/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { clockText } from '../words/index.ts';
import './NotesCard.css';
import type { InClassView } from './useInClass.ts';

type Props = {
  readonly state: SessionState;
  readonly inClass: InClassView | null;
  /** On one display the class sees them too, once they are asked for. */
  readonly seenByClass?: boolean;
};

/** The teacher's own notes for this moment of the lesson. Never on the large screen. */
export const NotesCard = memo(function NotesCard({ state, inClass, seenByClass = false }: Props) {
  const { t } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 500);
  const { lesson } = state;
  if (!lesson || !inClass?.plan) return null;
  const { now, next } = notesAt(inClass.plan, lesson.id, seconds);
  if (!now && !next) return null;
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a long note is scrolled by keyboard too
    <section className="stage-panel notes" aria-label={t('notes.title')} data-testid="notes" tabIndex={0}>
      <h2>
        <span>{t('notes.title')}</span>
        {seenByClass ? null : <span>{t('prepare.private')}</span>}
      </h2>
      {now ? <p className="notes-now">{now.text}</p> : null}
      {next ? (
        <p className="notes-next">
          <span className="figures">{clockText(next.atSeconds)}</span> {next.text}
        </p>
      ) : null}
    </section>
  );
});

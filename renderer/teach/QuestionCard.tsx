import { useEffect, useState } from 'react';
import { type SessionState, viewOf } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { lengthText } from '../words/index.ts';
import './QuestionCard.css';

const LOOK_EVERY_MS = 200;

/**
 * The question that pupils think about, in the picture that every window shows: large enough for the back row, at the
 * picture's foot, with the think time that is left by main's clock. Takes no pen and no finger.
 */
export function QuestionCard({ state }: { readonly state: SessionState }) {
  const { t, local } = useWords();
  const { player } = useHand();
  const { question, showing } = viewOf(state, player.role);
  const cue = state.lesson?.cues.find(({ id }) => id === question?.cueId);
  const left = useSecondsLeft(question?.endsAtMonotonicMs ?? null);
  if (showing.kind !== 'lesson' || !question || cue?.kind !== 'question') return null;
  const text = local(cue.text);
  if (text === '') return null;
  return (
    <div className="question" data-testid="question">
      <p>{text}</p>
      {left === null ? null : (
        <span
          className="question-left figures"
          role="timer"
          aria-label={t('question.left')}
          data-testid="question-left"
        >
          {lengthText(left)}
        </span>
      )}
    </div>
  );
}

function useSecondsLeft(endsAtMs: number | null): number | null {
  const { player } = useHand();
  const [, look] = useState(0);
  const now = player.clock.now();
  const left = endsAtMs === null || now === null ? null : Math.max(0, Math.ceil((endsAtMs - now) / 1000));
  const runs = left !== null && left > 0;
  useEffect(() => {
    if (!runs) return;
    let timer = setTimeout(function again() {
      look((n) => n + 1);
      timer = setTimeout(again, LOOK_EVERY_MS);
    }, LOOK_EVERY_MS);
    return () => clearTimeout(timer);
  }, [runs]);
  return left;
}

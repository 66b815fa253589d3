import { memo, type ReactNode } from 'react';
import { nextStop, type SessionLesson, type SessionState } from '../../core/session/index.ts';
import type { Cue } from '../../core/words/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { NextInPlaylist } from '../playlists/index.ts';
import { useWords } from '../state/index.ts';
import { inOrder, segmentsOf } from '../timeline/index.ts';
import { clockText, lengthText } from '../words/index.ts';
import type { Actions } from './actions.ts';
import './NextStops.css';
import { QuestionButton } from './QuestionButton.tsx';
import { Still } from './Still.tsx';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  /** What comes behind this lesson's own stops. */
  readonly children?: ReactNode;
};

/** What comes next: the stop it will halt at, its question, then what follows. */
export const NextStops = memo(function NextStops({ state, actions, children }: Props) {
  const { t, local } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock, 500);
  const { lesson } = state;
  if (!lesson) return null;
  const cue = standingAt(state, lesson) ?? nextStop(lesson, seconds);
  const here = cue !== null && cue.id === standingAt(state, lesson)?.id;
  const later = inOrder(lesson.cues).filter((one) => one.atSeconds > seconds && one.id !== cue?.id);
  return (
    <section className="stage-panel next" aria-label={t('next.title')}>
      <h2>
        <span>{here ? t('next.here') : t('next.title')}</span>
        {cue && !here ? (
          <span className="figures">{t('next.in', { time: lengthText((cue.atSeconds - seconds) / state.rate) })}</span>
        ) : null}
      </h2>
      {cue ? (
        <div className="next-stop">
          <p className="next-time figures">
            <i className="next-diamond" />
            {t('next.stopAt', { time: clockText(cue.atSeconds) })}
          </p>
          <div className="next-question">
            <button
              type="button"
              className="next-still"
              aria-label={t('next.goTo', { time: clockText(cue.atSeconds) })}
              onClick={() => actions.seek(cue.atSeconds)}
            >
              <Still seconds={cue.atSeconds + 0.02} />
            </button>
            {cue.kind === 'question' ? <p>{local(cue.text)}</p> : <p className="next-bare">{t('next.bare')}</p>}
          </div>
        </div>
      ) : (
        <p className="next-none">{t('next.none')}</p>
      )}
      <QuestionButton state={state} actions={actions} />
      <ol className="next-list">
        {later.map((one) => (
          <li key={one.id}>
            <button type="button" onClick={() => actions.seek(one.atSeconds)} className="figures">
              <i className={one.kind === 'chapter' ? 'next-dash' : 'next-diamond'} />
              <span>{clockText(one.atSeconds)}</span>
              <span className="next-words">{cueWords(one, t, local)}</span>
              <span>{lengthOf(one, lesson)}</span>
            </button>
          </li>
        ))}
      </ol>
      {children}
      <NextInPlaylist lessonId={lesson.id} atEnd={state.motion.kind === 'paused' && state.motion.reason === 'end'} />
    </section>
  );
});

function cueWords(cue: Cue, t: ReturnType<typeof useWords>['t'], local: ReturnType<typeof useWords>['local']): string {
  if (cue.kind === 'chapter') return local(cue.title);
  return cue.kind === 'question' ? t('lesson.stopWith', { text: local(cue.text) }) : t('lesson.stopHere');
}

function lengthOf(cue: Cue, lesson: SessionLesson): string {
  const segment = segmentsOf(lesson.cues, lesson.durationSeconds).find((one) => one.chapter?.id === cue.id);
  return segment ? lengthText(segment.toSeconds - segment.fromSeconds) : '';
}

/** The pause point the lesson stands at, if it does. */
export function standingAt({ motion }: SessionState, lesson: SessionLesson) {
  if (motion.kind !== 'paused' || motion.cueId === null) return null;
  const cue = lesson.cues.find((one) => one.id === motion.cueId);
  return cue && cue.kind !== 'chapter' ? cue : null;
}

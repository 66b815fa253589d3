import type { SessionState } from '../../core/session/index.ts';
import { BoardStrip } from '../board/index.ts';
import { DocumentStrip } from '../book/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, StillPreparing, standingAt, TeachTimeline } from '../teach/index.ts';
import { clockText } from '../words/index.ts';

type Props = { readonly state: SessionState; readonly actions: Actions };

/** Under the picture: the boards, the question of this stop once the picture is free of it, or the lesson's line. */
export function PanelFoot({ state, actions }: Props) {
  const { local } = useWords();
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock);
  const { lesson } = state;
  if (state.showing.kind === 'board') return <BoardStrip state={state} />;
  if (state.showing.kind === 'document') return <DocumentStrip state={state} shown={state.showing} />;
  if (!lesson) return null;
  const cue = standingAt(state, lesson);
  if (cue?.kind === 'question' && state.question === null) {
    return (
      <p className="panel-question" data-testid="question">
        <i />
        {local(cue.text)}
      </p>
    );
  }
  const { motion } = state;
  if (motion.kind === 'paused' && motion.reason === 'preparing') {
    return <StillPreparing lesson={lesson} motion={motion} />;
  }
  return (
    <div className="panel-line figures">
      <span data-testid="time">{clockText(seconds)}</span>
      <TeachTimeline state={state} actions={actions} small />
      <span>{clockText(lesson.durationSeconds)}</span>
    </div>
  );
}

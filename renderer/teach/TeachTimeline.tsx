import type { SessionState } from '../../core/session/index.ts';
import { useHand } from '../hand/index.ts';
import { useMediaSeconds } from '../player/index.ts';
import { Timeline } from '../timeline/index.ts';
import type { Actions } from './actions.ts';
import { useBookmarks } from './bookmarks.ts';
import { InkMarks } from './InkMarks.tsx';

type Props = { readonly state: SessionState; readonly actions: Actions; readonly small?: boolean };

/** The lesson's line, moving with the lesson. By itself, so that only it is drawn again while it plays. */
export function TeachTimeline({ state, actions, small = false }: Props) {
  const { player } = useHand();
  const seconds = useMediaSeconds(state, player.clock);
  const { lesson } = state;
  const bookmarks = useBookmarks(player.role === 'console' ? (lesson?.id ?? null) : null);
  if (!lesson) return null;
  return (
    <Timeline
      cues={lesson.cues}
      durationSeconds={lesson.durationSeconds}
      atSeconds={seconds}
      onSeek={actions.seek}
      bookmarks={bookmarks}
      strip={lesson.strip ?? null}
      preparedSeconds={lesson.preparedSeconds}
      loop={state.loop}
      onLoop={actions.setLoop}
      marks={<InkMarks lesson={lesson} atSeconds={seconds} onSeek={actions.seek} small={small} />}
    />
  );
}

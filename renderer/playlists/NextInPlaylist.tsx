import type { LessonId, PlaylistId } from '../../core/words/index.ts';
import { useProject } from '../desk/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import './NextInPlaylist.css';
import { nextAfter } from './next.ts';
import { usePlaylist } from './usePlaylist.ts';

type Props = {
  readonly lessonId: LessonId;
  /** Only then it can be pressed: a slip of the finger must not take the lesson from the class. */
  readonly atEnd: boolean;
};

/** While a lesson of a list is before the class: which one comes behind it. */
export function NextInPlaylist({ lessonId, atEnd }: Props) {
  const playlists = useStore(useLectern().playlists);
  const list = playlists.find(({ lessonIds }) => lessonIds.includes(lessonId));
  return list ? <Next playlistId={list.id} lessonId={lessonId} atEnd={atEnd} /> : null;
}

function Next({ playlistId, lessonId, atEnd }: Props & { readonly playlistId: PlaylistId }) {
  const { t, local } = useWords();
  const project = useProject();
  const view = usePlaylist(playlistId);
  const next = view === null || view === 'gone' ? null : nextAfter(view.lessons, lessonId);
  if (!next) return null;
  return (
    <div className="next-in-playlist" data-testid="next-in-playlist">
      <p>
        <small>{t('playlist.next')}</small>
        <span className="cut">{local(next.title)}</span>
      </p>
      {atEnd && next.lesson?.ready ? (
        <Button
          icon="monitor-up"
          data-testid="next-in-playlist-project"
          onClick={() => void project({ lessonId: next.lessonId, fromSeconds: null })}
        >
          {t('shelf.project')}
        </Button>
      ) : null}
    </div>
  );
}

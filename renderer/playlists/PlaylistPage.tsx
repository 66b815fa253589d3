import { useState } from 'react';
import type { PlaylistLesson } from '../../core/contract/index.ts';
import type { LessonId, PlaylistId } from '../../core/words/index.ts';
import { BackLine, useProject } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { Button, moved } from '../ui/index.ts';
import { clockText } from '../words/index.ts';
import { usePlaylistActions } from './actions.ts';
import { factsText } from './facts-text.ts';
import { ListHead } from './ListHead.tsx';
import { nextToTeach } from './next.ts';
import { PlaylistRows } from './PlaylistRows.tsx';
import { type PlaylistView, usePlaylist } from './usePlaylist.ts';

type Props = {
  readonly playlistId: PlaylistId;
  readonly onBack: () => void;
  readonly onOpen: (lessonId: LessonId) => void;
};

/** One list: what is taught next, and its lessons in their order. */
export function PlaylistPage({ playlistId, onBack, onOpen }: Props) {
  const { t } = useWords();
  const view = usePlaylist(playlistId);
  return (
    <>
      <BackLine to={t('playlist.back')} onBack={onBack} />
      {view === 'gone' ? <p className="playlists-none">{t('error.playlistGone')}</p> : null}
      {view !== null && view !== 'gone' ? <Page view={view} onBack={onBack} onOpen={onOpen} /> : null}
    </>
  );
}

function Page({ view, onBack, onOpen }: Omit<Props, 'playlistId'> & { readonly view: PlaylistView }) {
  const words = useWords();
  const actions = usePlaylistActions();
  const { lessons, move } = useShownOrder(view);
  const seconds = lessons.reduce((sum, { durationSeconds }) => sum + durationSeconds, 0);
  return (
    <>
      <ListHead view={view} facts={factsText(words, lessons.length, seconds)} onGone={onBack} />
      {lessons.length === 0 ? (
        <p className="playlists-none">{words.t('playlist.none')}</p>
      ) : (
        <>
          <Next lessons={lessons} />
          <PlaylistRows
            lessons={lessons}
            onMove={move}
            onTakeOut={(one, at) => void actions.takeOut(view, one, at)}
            onOpen={onOpen}
          />
        </>
      )}
    </>
  );
}

/** A move is shown at once; main's answer, or its refusal, brings the order that is kept. */
function useShownOrder(view: PlaylistView) {
  const { move } = usePlaylistActions();
  const [shown, setShown] = useState<{ of: PlaylistView; lessons: readonly PlaylistLesson[] } | null>(null);
  const lessons = shown?.of === view ? shown.lessons : view.lessons;
  return {
    lessons,
    move(from: number, toIndex: number) {
      const one = lessons[from];
      if (!one || from === toIndex || toIndex < 0 || toIndex >= lessons.length) return;
      setShown({ of: view, lessons: moved(lessons, from, toIndex) });
      void move(view, one, from, toIndex).then((isDone) => {
        if (!isDone) setShown(null);
      });
    },
  };
}

function Next({ lessons }: { readonly lessons: readonly PlaylistLesson[] }) {
  const { t, local } = useWords();
  const project = useProject();
  const next = nextToTeach(lessons);
  if (!next) return <p className="playlist-next">{t('playlist.allDone')}</p>;
  const { lesson, stop, lessonId } = next;
  return (
    <div className="playlist-next">
      <Button
        look="go"
        large
        icon="monitor-up"
        disabled={!lesson?.ready}
        data-testid="playlist-project"
        onClick={() => void project({ lessonId, fromSeconds: null })}
      >
        {t('playlist.project')}
      </Button>
      <p>
        <b>{local(next.title)}</b>
        {stop ? <span className="figures">{t('shelf.stoppedAt', { time: clockText(stop.stopSeconds) })}</span> : null}
      </p>
    </div>
  );
}

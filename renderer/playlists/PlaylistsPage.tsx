import type { LessonId, PlaylistId } from '../../core/words/index.ts';
import { PlaylistPage } from './PlaylistPage.tsx';
import { PlaylistShelf } from './PlaylistShelf.tsx';
import './Playlists.css';

type Props = {
  /** The list that is open; null: all of them. */
  readonly playlistId: PlaylistId | null;
  readonly onList: (playlistId: PlaylistId | null) => void;
  readonly onOpen: (lessonId: LessonId) => void;
};

export function PlaylistsPage({ playlistId, onList, onOpen }: Props) {
  if (playlistId === null) return <PlaylistShelf onList={onList} />;
  return <PlaylistPage key={playlistId} playlistId={playlistId} onBack={() => onList(null)} onOpen={onOpen} />;
}

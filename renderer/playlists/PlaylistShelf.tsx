import type { Playlist } from '../../core/contract/index.ts';
import type { PlaylistId } from '../../core/words/index.ts';
import { Cover } from '../covers/index.ts';
import { AddName } from '../people/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import { usePlaylistActions } from './actions.ts';
import { factsText } from './facts-text.ts';

type Props = { readonly onList: (playlistId: PlaylistId) => void };

/** All lists of the teacher, and a new one by typing its name. */
export function PlaylistShelf({ onList }: Props) {
  const { t } = useWords();
  const playlists = useStore(useLectern().playlists);
  const { make } = usePlaylistActions();
  const add = async (name: string): Promise<string | null> => {
    const made = await make(name);
    if ('wrong' in made) return made.wrong;
    onList(made.id);
    return null;
  };
  return (
    <>
      <div className="playlists-top">
        <h1>
          {t('playlist.title')} <small>{t('playlist.note')}</small>
        </h1>
        <AddName label={t('playlist.new')} hint={t('playlist.nameHint')} testId="playlist-name" onAdd={add} />
      </div>
      {playlists.length === 0 ? <p className="playlists-none">{t('playlist.empty')}</p> : null}
      <ul className="playlists">
        {playlists.map((list) => (
          <li key={list.id}>
            <ListCard list={list} onList={onList} />
          </li>
        ))}
      </ul>
    </>
  );
}

function ListCard({ list, onList }: Props & { readonly list: Playlist }) {
  const words = useWords();
  return (
    <button type="button" className="playlist-card" onClick={() => onList(list.id)} data-testid="playlist">
      <span className="playlist-covers" aria-hidden="true">
        {list.covers.map((card) => (
          <span key={card.id}>
            <Cover card={card} />
          </span>
        ))}
        {list.covers.length === 0 ? <Icon name="clipboard-list" size={32} /> : null}
      </span>
      <b>{list.name}</b>
      <small className="figures">{factsText(words, list.lessonIds.length, list.durationSeconds)}</small>
    </button>
  );
}

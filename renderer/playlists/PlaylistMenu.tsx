import type { Lesson } from '../../core/words/index.ts';
import { AddName } from '../people/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Icon, Menu, MenuItem } from '../ui/index.ts';
import { usePlaylistActions } from './actions.ts';
import './PlaylistMenu.css';

/** Which lists the lesson is in; a press puts it in or takes it out, typing a name makes a new list with it. */
export function PlaylistMenu({ lesson }: { readonly lesson: Lesson }) {
  const { t } = useWords();
  const playlists = useStore(useLectern().playlists);
  const actions = usePlaylistActions();
  const titled = { lessonId: lesson.id, title: lesson.title };
  const inside = playlists.filter(({ lessonIds }) => lessonIds.includes(lesson.id)).length;
  const said = inside > 0 ? t('playlist.in', { count: inside }) : t('playlist.add');
  const addToNew = async (name: string): Promise<string | null> => {
    const made = await actions.make(name);
    if ('wrong' in made) return made.wrong;
    await actions.add({ ...made, name }, titled, 0);
    return null;
  };
  return (
    <div className="playlist-menu">
      <Menu
        buttonClass="button button-quiet"
        label={inside > 0 ? `${t('playlist.add')}: ${said}` : said}
        testId="playlist-menu"
        button={
          <>
            <Icon name={inside > 0 ? 'clipboard-list' : 'list-plus'} />
            <span className="button-label">{said}</span>
          </>
        }
        foot={(close) => (
          <AddName
            label={t('playlist.new')}
            hint={t('playlist.nameHint')}
            testId="playlist-name"
            onAdd={addToNew}
            onDone={close}
          />
        )}
      >
        {playlists.map((list) => {
          const at = list.lessonIds.indexOf(lesson.id);
          return (
            <MenuItem
              key={list.id}
              kind="checkbox"
              on={at >= 0}
              note={t('shelf.found', { count: list.lessonIds.length })}
              testId="playlist-choice"
              onPress={() =>
                void (at >= 0 ? actions.takeOut(list, titled, at) : actions.add(list, titled, list.lessonIds.length))
              }
            >
              {list.name}
            </MenuItem>
          );
        })}
      </Menu>
    </div>
  );
}

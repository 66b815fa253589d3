import type { LessonId, LocalText, PlaylistId } from '../../core/words/index.ts';
import { useDid, useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

type List = { readonly id: PlaylistId; readonly name: string };
type Titled = { readonly lessonId: LessonId; readonly title: LocalText };

export type PlaylistActions = {
  /** Answers the new list, or what is wrong in words. */
  readonly make: (name: string) => Promise<{ readonly id: PlaylistId } | { readonly wrong: string }>;
  readonly rename: (list: List, name: string) => Promise<void>;
  /** True when it is done. */
  readonly remove: (list: List) => Promise<boolean>;
  readonly add: (list: List, lesson: Titled, toIndex: number) => Promise<boolean>;
  readonly takeOut: (list: List, lesson: Titled, fromIndex: number) => Promise<void>;
  readonly move: (list: List, lesson: Titled, fromIndex: number, toIndex: number) => Promise<boolean>;
};

/** What a teacher does with lists. Each says what was done and offers it back. */
export function usePlaylistActions(): PlaylistActions {
  const { call, notices } = useLectern();
  const did = useDid();
  const words = useWords();
  const { t, local } = words;
  const isDone = (answer: { ok: true } | { ok: false; error: { code: string } }): boolean => {
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
    return answer.ok;
  };
  const put = ({ id }: List, { lessonId }: Titled, toIndex: number) =>
    call('playlists.put', { playlistId: id, lessonId, toIndex });
  const takeOut = ({ id }: List, { lessonId }: Titled) => call('playlists.takeOut', { playlistId: id, lessonId });
  const rename = ({ id }: List, name: string) => call('playlists.rename', { playlistId: id, name });

  return {
    async make(name) {
      const answer = await call('playlists.make', { name });
      if (!answer.ok) return { wrong: errorText(words, answer.error.code) };
      const { playlistId } = answer.value;
      did(t('playlist.made', { name }), () => call('playlists.remove', { playlistId }));
      return { id: playlistId };
    },
    async rename(list, name) {
      if (name === list.name || !isDone(await rename(list, name))) return;
      did(t('playlist.renamed', { name }), () => rename(list, list.name));
    },
    async remove({ id: playlistId, name }) {
      if (!isDone(await call('playlists.remove', { playlistId }))) return false;
      did(t('playlist.removed', { name }), () => call('playlists.restore', { playlistId }));
      return true;
    },
    async add(list, lesson, toIndex) {
      if (!isDone(await put(list, lesson, toIndex))) return false;
      const said = t('playlist.added', { title: local(lesson.title), name: list.name });
      did(said, () => takeOut(list, lesson));
      return true;
    },
    async takeOut(list, lesson, fromIndex) {
      if (!isDone(await takeOut(list, lesson))) return;
      const said = t('playlist.takenOut', { title: local(lesson.title), name: list.name });
      did(said, () => put(list, lesson, fromIndex));
    },
    async move(list, lesson, fromIndex, toIndex) {
      if (!isDone(await put(list, lesson, toIndex))) return false;
      const said = t('playlist.moved', { title: local(lesson.title), place: toIndex + 1 });
      did(said, () => put(list, lesson, fromIndex));
      return true;
    },
  };
}

import { useCallback, useEffect, useState } from 'react';
import type { Bookmark } from '../../core/contract/index.ts';
import type { LessonId } from '../../core/words/index.ts';
import { type Lectern, useLectern } from '../state/index.ts';
import { errorText, type Words } from '../words/index.ts';

/** The chosen teacher's bookmarks in a lesson, read again whenever main says that they or the teacher changed. */
export function useBookmarks(lessonId: LessonId | null): readonly Bookmark[] {
  const { call, listen } = useLectern();
  const [bookmarks, setBookmarks] = useState<readonly Bookmark[]>([]);
  const read = useCallback(async () => {
    const answer = lessonId ? await call('bookmarks.list', { lessonId }) : null;
    return answer?.ok ? answer.value.bookmarks : [];
  }, [call, lessonId]);
  useEffect(() => {
    let gone = false;
    const again = () => void read().then((next) => gone || setBookmarks(next));
    again();
    const unlistens = [listen('bookmarks.changed', again), listen('people.changed', again)];
    return () => {
      gone = true;
      for (const unlisten of unlistens) unlisten();
    };
  }, [read, listen]);
  return bookmarks;
}

type Means = Pick<Lectern, 'call' | 'notices'>;
type Said = { readonly said: string; readonly lessonId: LessonId; readonly words: Words };

export async function addBookmark({ call, notices }: Means, { said, lessonId, words }: Said, bookmark: Bookmark) {
  const answer = await call('bookmarks.put', { lessonId, bookmark });
  if (!answer.ok) return notices.say(errorText(words, answer.error.code));
  notices.did(said, () => void call('bookmarks.remove', { bookmarkId: bookmark.bookmarkId }));
}

export async function removeBookmark({ call, notices }: Means, { said, lessonId, words }: Said, bookmark: Bookmark) {
  const answer = await call('bookmarks.remove', { bookmarkId: bookmark.bookmarkId });
  if (!answer.ok) return notices.say(errorText(words, answer.error.code));
  notices.did(said, () => void call('bookmarks.put', { lessonId, bookmark }));
}

export async function renameBookmark(
  { call, notices }: Means,
  { said, lessonId, words }: Said,
  before: Bookmark,
  name: string,
) {
  const answer = await call('bookmarks.put', { lessonId, bookmark: { ...before, name } });
  if (!answer.ok) return notices.say(errorText(words, answer.error.code));
  notices.did(said, () => void call('bookmarks.put', { lessonId, bookmark: before }));
}

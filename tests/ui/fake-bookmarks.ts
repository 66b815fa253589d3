import type { Bookmark } from '../../core/contract/index.ts';
import { type BookmarkId, mediaSeconds } from '../../core/words/index.ts';

/** One bookmark to begin with; what is made and removed is kept as long as the page is. */
export function fakeBookmarks(tell: (name: string, payload: unknown) => void, ok: (value: unknown) => unknown) {
  let bookmarks: readonly Bookmark[] = [
    { bookmarkId: 'b1' as BookmarkId, atSeconds: mediaSeconds(26), name: '量角器怎么放' },
  ];
  const set = (next: readonly Bookmark[]) => {
    bookmarks = [...next].sort((a, b) => a.atSeconds - b.atSeconds);
    tell('bookmarks.changed', {});
    return ok({});
  };
  const without = (id: BookmarkId) => bookmarks.filter(({ bookmarkId }) => bookmarkId !== id);
  return {
    'bookmarks.list': () => ok({ bookmarks }),
    'bookmarks.put': ({ bookmark }: { bookmark: Bookmark }) => set([...without(bookmark.bookmarkId), bookmark]),
    'bookmarks.remove': ({ bookmarkId }: { bookmarkId: BookmarkId }) => set(without(bookmarkId)),
  };
}

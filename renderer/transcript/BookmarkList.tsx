import { useState } from 'react';
import type { Bookmark } from '../../core/contract/index.ts';
import type { SessionLesson } from '../../core/session/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { type Actions, removeBookmark, renameBookmark } from '../teach/index.ts';
import { Button, IconButton, TextBox } from '../ui/index.ts';
import { clockText } from '../words/index.ts';

type Props = {
  readonly lesson: SessionLesson;
  readonly bookmarks: readonly Bookmark[];
  readonly actions: Actions;
};

/** A press goes there; a name is changed where it stands. */
export function BookmarkList({ lesson, bookmarks, actions }: Props) {
  const { t } = useWords();
  return (
    <>
      <Button
        icon="bookmark"
        shortcut="D"
        className="transcript-add"
        data-testid="bookmark-add"
        onClick={actions.bookmark}
      >
        {t('key.bookmark')}
      </Button>
      {bookmarks.length === 0 ? <p className="transcript-none">{t('bookmarks.none')}</p> : null}
      <ol className="transcript-list bookmark-list" aria-label={t('bookmarks.title')}>
        {bookmarks.map((bookmark) => (
          <BookmarkRow key={bookmark.bookmarkId} lesson={lesson} bookmark={bookmark} onSeek={actions.seek} />
        ))}
      </ol>
    </>
  );
}

type RowProps = {
  readonly lesson: SessionLesson;
  readonly bookmark: Bookmark;
  readonly onSeek: (seconds: number) => void;
};

function BookmarkRow({ lesson, bookmark, onSeek }: RowProps) {
  const words = useWords();
  const { t } = words;
  const lectern = useLectern();
  const [typed, setTyped] = useState<string | null>(null);
  const { name, atSeconds } = bookmark;
  const rename = () => {
    const next = typed?.trim();
    setTyped(null);
    if (!next || next === name) return;
    void renameBookmark(lectern, { said: t('bookmarks.renamed'), words, lessonId: lesson.id }, bookmark, next);
  };
  return (
    <li className="bookmark-row" data-testid="bookmark">
      {typed === null ? (
        <button type="button" className="bookmark-go" data-testid="bookmark-go" onClick={() => onSeek(atSeconds)}>
          <span className="transcript-time figures">{clockText(atSeconds)}</span>
          <span className="cut">{name}</span>
        </button>
      ) : (
        <TextBox
          autoFocus
          aria-label={t('bookmarks.name')}
          value={typed}
          maxLength={200}
          data-testid="bookmark-name"
          onChange={(event) => setTyped(event.currentTarget.value)}
          onBlur={rename}
          onKeyDown={(event) => {
            // Enter and Escape choose and put away words while an input method composes.
            if (event.nativeEvent.isComposing) return;
            if (event.key === 'Enter') rename();
            if (event.key === 'Escape') setTyped(null);
          }}
        />
      )}
      <IconButton
        icon="pencil"
        name={t('bookmarks.rename', { name })}
        data-testid="bookmark-rename"
        onClick={() => setTyped(name)}
      />
      <IconButton
        icon="trash-2"
        name={t('bookmarks.remove', { name })}
        data-testid="bookmark-remove"
        onClick={() =>
          void removeBookmark(lectern, { said: t('bookmarks.removed'), words, lessonId: lesson.id }, bookmark)
        }
      />
    </li>
  );
}

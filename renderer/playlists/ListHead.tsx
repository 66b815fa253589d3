import { useState } from 'react';
import { BringAll, PrepareButton } from '../desk/index.ts';
import { useWords } from '../state/index.ts';
import { Button, TextBox } from '../ui/index.ts';
import { usePlaylistActions } from './actions.ts';
import type { PlaylistView } from './usePlaylist.ts';

type Props = { readonly view: PlaylistView; readonly facts: string; readonly onGone: () => void };

/** The list's name, which is typed anew in its place, and what can be done with the whole of it. */
export function ListHead({ view, facts, onGone }: Props) {
  const { t } = useWords();
  const actions = usePlaylistActions();
  const [renaming, setRenaming] = useState(false);
  const missing = view.lessons
    .flatMap(({ lesson, lessonId }) => (lesson && !lesson.ready ? [lessonId] : []))
    .slice(0, 500);
  const remove = async () => {
    if (await actions.remove(view)) onGone();
  };
  const rename = (name: string) => {
    setRenaming(false);
    void actions.rename(view, name);
  };
  return (
    <div className="playlist-head">
      <div>
        <h1 className={renaming ? 'only-heard' : ''} data-testid="playlist-title">
          {view.name}
        </h1>
        {renaming ? <NameForm name={view.name} onName={rename} onClose={() => setRenaming(false)} /> : null}
        <p className="figures">{facts}</p>
      </div>
      {renaming ? null : (
        <div className="playlist-actions">
          <PrepareButton
            testId="prepare-list"
            lessonIds={view.lessons.filter(({ lesson }) => lesson).map(({ lessonId }) => lessonId)}
            name={view.name}
          />
          {missing.length > 0 ? (
            <BringAll what={{ kind: 'lessons', lessonIds: missing }} testId="playlist-bring" look="quiet">
              {t('downloads.bringCount', { count: missing.length })}
            </BringAll>
          ) : null}
          <Button look="quiet" icon="pencil" data-testid="playlist-rename" onClick={() => setRenaming(true)}>
            {t('playlist.rename')}
          </Button>
          <Button look="quiet" icon="trash-2" data-testid="playlist-remove" onClick={() => void remove()}>
            {t('playlist.remove')}
          </Button>
        </div>
      )}
    </div>
  );
}

type FormProps = {
  readonly name: string;
  readonly onName: (name: string) => void;
  readonly onClose: () => void;
};

function NameForm({ name, onName, onClose }: FormProps) {
  const { t } = useWords();
  const [text, setText] = useState(name);
  const clean = text.trim();
  const save = () => {
    if (clean !== '') onName(clean);
  };
  return (
    <form
      className="playlist-name"
      onSubmit={(event) => {
        event.preventDefault();
        save();
      }}
    >
      <TextBox
        large
        aria-label={t('playlist.name')}
        value={text}
        maxLength={40}
        ref={focusAndSelect}
        data-testid="playlist-new-name"
        onChange={(event) => setText(event.currentTarget.value)}
        onKeyDown={(event) => {
          if (event.key !== 'Escape') return;
          event.stopPropagation();
          onClose();
        }}
      />
      <Button look="go" disabled={clean === ''} data-testid="playlist-name-save" onClick={save}>
        {t('lesson.save')}
      </Button>
      <Button look="quiet" onClick={onClose}>
        {t('app.cancel')}
      </Button>
    </form>
  );
}

/** It stands where the name stood that was to be typed anew. */
function focusAndSelect(input: HTMLInputElement | null): void {
  input?.focus();
  input?.select();
}

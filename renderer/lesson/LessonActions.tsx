import { useState } from 'react';
import type { Lesson } from '../../core/words/index.ts';
import { useDid, useLectern, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import { RenameDialog } from './RenameDialog.tsx';

type Props = { readonly lesson: Lesson; readonly onGone: () => void };

/** What can be done with a lesson that was imported here; those of a catalogue stay as they are. */
export function LessonActions({ lesson, onGone }: Props) {
  const { call, notices } = useLectern();
  const did = useDid();
  const words = useWords();
  const { t, local } = words;
  const [renaming, setRenaming] = useState(false);
  if (!lesson.imported) return null;

  const remove = async () => {
    const answer = await call('library.remove', { lessonId: lesson.id });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code));
    did(t('lesson.removed', { title: local(lesson.title) }), () => call('library.restore', { lessonId: lesson.id }));
    onGone();
  };
  const rename = async (title: string) => {
    setRenaming(false);
    const before = local(lesson.title);
    if (title === before) return;
    const answer = await call('library.rename', { lessonId: lesson.id, title });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code));
    did(t('lesson.renamed', { title }), () => call('library.rename', { lessonId: lesson.id, title: before }));
  };
  return (
    <div className="lesson-actions">
      <Button look="quiet" icon="pencil" data-testid="rename" onClick={() => setRenaming(true)}>
        {t('lesson.rename')}
      </Button>
      <Button look="quiet" icon="trash-2" data-testid="remove" onClick={() => void remove()}>
        {t('lesson.remove')}
      </Button>
      {renaming ? (
        <RenameDialog
          title={local(lesson.title)}
          onRename={(title) => void rename(title)}
          onClose={() => setRenaming(false)}
        />
      ) : null}
    </div>
  );
}

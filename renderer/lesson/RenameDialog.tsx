import { useState } from 'react';
import { useWords } from '../state/index.ts';
import { Button, Dialog, TextBox } from '../ui/index.ts';

type Props = {
  readonly title: string;
  readonly onRename: (title: string) => void;
  readonly onClose: () => void;
};

export function RenameDialog({ title, onRename, onClose }: Props) {
  const { t } = useWords();
  const [text, setText] = useState(title);
  const clean = text.trim();
  return (
    <Dialog
      title={t('lesson.rename')}
      onClose={onClose}
      testId="rename-dialog"
      actions={
        <>
          <Button look="quiet" onClick={onClose}>
            {t('app.cancel')}
          </Button>
          <Button look="go" disabled={clean === ''} data-testid="rename-save" onClick={() => onRename(clean)}>
            {t('lesson.save')}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault();
          if (clean !== '') onRename(clean);
        }}
      >
        <TextBox
          large
          aria-label={t('import.lessonTitle')}
          value={text}
          maxLength={200}
          data-testid="rename-title"
          autoFocus
          onChange={(event) => setText(event.currentTarget.value)}
        />
      </form>
    </Dialog>
  );
}

import { useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

/** Takes one file off a lesson that was imported here. */
export function FileRemove({ name, onRemove }: { readonly name: string; readonly onRemove: () => void }) {
  const { t } = useWords();
  return (
    <Button
      className="lesson-file-action"
      look="quiet"
      icon="trash-2"
      aria-label={t('lesson.file.removeNamed', { name })}
      data-testid="file-remove"
      onClick={onRemove}
    >
      {t('lesson.file.remove')}
    </Button>
  );
}

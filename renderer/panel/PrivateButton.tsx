import { usePrivate, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';

/** Shows what the class should not read, and puts it away again; gone where only the teacher sees this window. */
export function PrivateButton({ className }: { readonly className?: string }) {
  const { t } = useWords();
  const { shown, canHide, ask } = usePrivate();
  if (!canHide) return null;
  return (
    <Button
      icon={shown ? 'eye-off' : 'eye'}
      on={shown}
      className={className}
      title={t('private.why')}
      data-testid="private"
      onClick={() => ask(!shown)}
    >
      {t(shown ? 'private.hide' : 'private.show')}
    </Button>
  );
}

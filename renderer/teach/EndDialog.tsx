import { useWords } from '../state/index.ts';
import { Button, Dialog } from '../ui/index.ts';

type Props = { readonly onEnd: () => void; readonly onClose: () => void };

/** The one question that may be asked while a class watches. */
export function EndDialog({ onEnd, onClose }: Props) {
  const { t } = useWords();
  return (
    <Dialog
      title={t('end.title')}
      onClose={onClose}
      testId="end-dialog"
      actions={
        <>
          <Button autoFocus onClick={onClose} data-testid="end-stay">
            {t('end.stay')}
          </Button>
          <Button look="go" onClick={onEnd} data-testid="end-confirm">
            {t('end.confirm')}
          </Button>
        </>
      }
    >
      <p>{t('end.note')}</p>
    </Dialog>
  );
}

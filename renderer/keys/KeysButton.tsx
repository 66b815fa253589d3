import { useWords } from '../state/index.ts';
import './KeysButton.css';

/** On the dark stage: brings out the sheet of keys. */
export function KeysButton({ onPress }: { readonly onPress: () => void }) {
  const { t } = useWords();
  return (
    <button
      type="button"
      className="keys-button"
      aria-label={t('keys.title')}
      title={t('keys.title')}
      onClick={onPress}
      data-testid="keys"
    >
      ?
    </button>
  );
}

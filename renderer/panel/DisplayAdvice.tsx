import { useLectern, useStore, useWords } from '../state/index.ts';
import { Icon } from '../ui/index.ts';
import type { TextKey } from '../words/index.ts';
import './DisplayAdvice.css';

/** What can be done when the class and the teacher see one and the same picture; nothing where they do not. */
export function DisplayAdvice() {
  const { displays } = useLectern();
  const { t } = useWords();
  const arrangement = useStore(displays)?.arrangement ?? 'extended';
  if (arrangement === 'extended') return null;
  const key: TextKey = arrangement === 'mirrored' ? 'display.adviceMirrored' : 'display.adviceOne';
  return (
    <p className="display-advice" data-testid="display-advice" data-arrangement={arrangement}>
      <Icon name="info" size={20} />
      <span>{t(key)}</span>
    </p>
  );
}

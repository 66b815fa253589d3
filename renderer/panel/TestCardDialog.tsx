import { useState } from 'react';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { Button, Dialog } from '../ui/index.ts';

/**
 * What the console says while the card stands on the large screen: what to look and listen for there. Esc ends it
 * from here too.
 */
export function TestCardDialog() {
  const { t } = useWords();
  const { call, displays } = useLectern();
  if (!useStore(displays)?.testCard) return null;
  const end = () => void call('displays.testCard', { shown: false, evenInLesson: false });
  return (
    <Dialog
      title={t('testCard.title')}
      onClose={end}
      testId="test-card-dialog"
      actions={
        <Button look="go" autoFocus onClick={end} data-testid="test-card-end">
          {t('testCard.end')}
        </Button>
      }
    >
      <ul className="test-card-questions">
        <li>{t('testCard.edges')}</li>
        <li>{t('testCard.round')}</li>
        <li>{t('testCard.read')}</li>
        <li>{t('testCard.sound')}</li>
      </ul>
    </Dialog>
  );
}

/** Begins the card, or ends it; before a class that watches it asks first. */
export function useTestCard() {
  const { call, displays } = useLectern();
  const { t } = useWords();
  const [asks, setAsks] = useState(false);
  const begin = async (evenInLesson: boolean) => {
    setAsks(false);
    const shown = evenInLesson || !displays.get()?.testCard;
    const answer = await call('displays.testCard', { shown, evenInLesson });
    if (!answer.ok && answer.error.code === 'lessonOpen') setAsks(true);
  };
  const question = asks ? (
    <Dialog
      title={t('testCard.ask')}
      onClose={() => setAsks(false)}
      testId="test-card-ask"
      actions={
        <>
          <Button autoFocus onClick={() => setAsks(false)} data-testid="test-card-stay">
            {t('testCard.stay')}
          </Button>
          <Button look="go" onClick={() => void begin(true)} data-testid="test-card-anyway">
            {t('testCard.anyway')}
          </Button>
        </>
      }
    >
      <p>{t('testCard.askNote')}</p>
    </Dialog>
  ) : (
    <TestCardDialog />
  );
  return { testCard: () => void begin(false), testCardDialog: question };
}

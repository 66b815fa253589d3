import { useEffect } from 'react';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { DeskView } from './DeskView.tsx';

/** Light desk while nothing is shown, dark stage while a class watches; never both. */
export function ConsoleApp() {
  const { session } = useLectern();
  const { language, t } = useWords();
  const state = useStore(session);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${t('app.name')} ${t('app.latin')}`;
  }, [language, t]);
  if (!state || state.showing.kind === 'nothing') return <DeskView />;
  return <div className="stage" data-testid="stage" />;
}

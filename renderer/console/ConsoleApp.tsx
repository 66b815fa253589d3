import { useEffect } from 'react';
import { useInkOfSession, useToolSettings } from '../hand/index.ts';
import { PanelView, TestCard } from '../panel/index.ts';
import { PrepareDoor } from '../prepare/index.ts';
import { FilmCheck } from '../ready/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { StillsOfLesson } from '../teach/index.ts';
import { DeskView } from './DeskView.tsx';
import { TeachView } from './TeachView.tsx';

/**
 * Light desk while nothing is shown, dark stage while a class watches; never both. With a large screen the console
 * is the teacher's own; with one display it is the class's picture too, and only the dock stands beside it.
 */
export function ConsoleApp() {
  const { session, displays, settings } = useLectern();
  const { language, t } = useWords();
  const state = useStore(session);
  const known = useStore(displays);
  const large = known?.largeScreen ?? { kind: 'none' };
  const { eraserReturnsToPen } = useStore(settings);
  useInkOfSession();
  useToolSettings(eraserReturnsToPen);
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = `${t('app.name')} ${t('app.latin')}`;
  }, [language, t]);
  if (known?.testCard && large.kind === 'none') return <TestCard ends />;
  if (!state || state.showing.kind === 'nothing') {
    return (
      <>
        <PrepareDoor>
          <DeskView />
        </PrepareDoor>
        <FilmCheck />
      </>
    );
  }
  return (
    <StillsOfLesson state={state}>
      {large.kind === 'none' ? <PanelView state={state} /> : <TeachView state={state} large={large} />}
    </StillsOfLesson>
  );
}

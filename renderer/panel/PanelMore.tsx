import type { ReactNode } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { AidOptions, AidTools } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, LayoutButtons, QualityNote } from '../teach/index.ts';
import { Button } from '../ui/index.ts';
import { DisplayAdvice } from './DisplayAdvice.tsx';
import { PanelLesson } from './PanelLesson.tsx';
import './PanelMore.css';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  /** What only the console's panel has: the class, the end. */
  readonly children?: ReactNode;
  /** What the teacher asked to see although the class sees it too. */
  readonly privately?: ReactNode;
};

/** All that is not needed with every stroke. Stands beside the dock; the picture makes room for it too. */
export function PanelMore({ state, actions, children, privately }: Props) {
  const { t } = useWords();
  const { aids, player } = useHand();
  return (
    <section className="panel-more" aria-label={t('panel.more')} data-testid="panel-more">
      {privately}
      <QualityNote state={state} actions={actions} />
      <LayoutButtons state={state} actions={actions} />
      <AidTools state={state} hand={aids} actions={actions.aids} />
      <AidOptions state={state} hand={aids} actions={actions.aids} now={player.clock.now} />
      {state.lesson ? <PanelLesson state={state} actions={actions} /> : null}
      <div className="panel-pairs">
        <Button icon="black" on={state.blank} data-testid="black" onClick={actions.black}>
          {state.blank ? t('screen.black.back') : t('screen.black.button')}
        </Button>
        {children}
      </div>
      {children ? <DisplayAdvice /> : null}
    </section>
  );
}

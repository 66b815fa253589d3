import type { ReactNode } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { AidOptions, AidTools } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, LayoutButtons, rates, StillPreparing, VolumeControl } from '../teach/index.ts';
import { Button, Segmented } from '../ui/index.ts';
import { languageName, rateText } from '../words/index.ts';
import { DisplayAdvice } from './DisplayAdvice.tsx';
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
      <StillPreparing lesson={state.lesson} motion={state.motion} />
      <LayoutButtons state={state} actions={actions} />
      <AidTools state={state} hand={aids} actions={actions.aids} />
      <AidOptions state={state} hand={aids} actions={actions.aids} now={player.clock.now} />
      {state.lesson ? <LessonControls state={state} actions={actions} /> : null}
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

function LessonControls({ state, actions }: Pick<Props, 'state' | 'actions'>) {
  const { t, language } = useWords();
  const captions = state.lesson?.captions ?? [];
  return (
    <>
      <Segmented
        label={t('transport.rate')}
        value={state.rate}
        options={rates.map((rate) => ({ value: rate as number, label: rateText(rate), testId: `rate-${rate}` }))}
        onChoose={(rate) => void actions.send({ type: 'rate', rate })}
      />
      {captions.length > 0 ? (
        <fieldset className="panel-pairs">
          <legend className="only-heard">{t('transport.captions')}</legend>
          {captions.map(({ language: one }) => {
            const on = state.captions.includes(one);
            const languages = on ? state.captions.filter((shown) => shown !== one) : [...state.captions, one].slice(-2);
            return (
              <Button
                key={one}
                icon="captions"
                on={on}
                data-testid={`captions-${one}`}
                onClick={() => void actions.send({ type: 'captions', languages })}
              >
                {languageName(one, language) || t('transport.captions')}
              </Button>
            );
          })}
        </fieldset>
      ) : null}
      <VolumeControl state={state} actions={actions} />
      <div className="panel-pairs">
        <Button icon="stop-previous" onClick={actions.previousStop} data-testid="previous-stop">
          {t('transport.previousStop')}
        </Button>
        <Button icon="stop-next" onClick={actions.nextStop} data-testid="next-stop">
          {t('transport.nextStop')}
        </Button>
        <Button icon="frame-back" onClick={() => actions.frame(-1)}>
          {t('transport.frameBack')}
        </Button>
        <Button icon="frame-forward" onClick={() => actions.frame(1)}>
          {t('transport.frameForward')}
        </Button>
      </div>
    </>
  );
}

import { type ReactNode, useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { AidOptions, AidTools, useAim } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { useInkTools } from '../ink/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, LayoutButtons, rates, VolumeControl } from '../teach/index.ts';
import { Button, Segmented } from '../ui/index.ts';
import { languageName, rateText } from '../words/index.ts';
import './PanelMore.css';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  /** What only the console's panel has: what is the teacher's own, the end. */
  readonly own?: ReactNode;
};

const kinds = ['picture', 'lesson', 'own'] as const;
type Kind = (typeof kinds)[number];

/**
 * All that is not needed with every stroke, of one kind at a time: nothing here has to be scrolled to. Stands beside
 * the dock; the picture makes room for it too.
 */
export function PanelMore({ state, actions, own }: Props) {
  const { t } = useWords();
  const [chosen, choose] = useState<Kind>('picture');
  const there: Record<Kind, boolean> = { picture: true, lesson: state.lesson !== null, own: own !== undefined };
  const kind = there[chosen] ? chosen : 'picture';
  const options = kinds
    .filter((one) => there[one])
    .map((value) => ({ value, label: t(`panel.more.${value}`), testId: `more-${value}` }));
  return (
    <section className="panel-more" aria-label={t('panel.more')} data-testid="panel-more">
      <Segmented label={t('panel.more')} value={kind} options={options} onChoose={choose} />
      {kind === 'picture' ? <PictureControls state={state} actions={actions} /> : null}
      {kind === 'lesson' ? <LessonControls state={state} actions={actions} /> : null}
      {kind === 'own' ? own : null}
    </section>
  );
}

type ControlProps = Pick<Props, 'state' | 'actions'>;

function PictureControls({ state, actions }: ControlProps) {
  const { t } = useWords();
  const { aids, player, tools } = useHand();
  const aim = useAim(aids, state);
  const { tool } = useInkTools(tools);
  return (
    <>
      <LayoutButtons state={state} actions={actions} />
      <AidTools state={state} hand={aids} actions={actions.aids} />
      <AidOptions state={state} hand={aids} actions={actions.aids} now={player.clock.now} />
      <Button icon="black" on={state.blank} data-testid="black" onClick={actions.black}>
        {state.blank ? t('screen.black.back') : t('screen.black.button')}
      </Button>
      <div className="panel-pairs">
        <Button
          icon="area-eraser"
          on={aim === 'ink' && tool === 'areaEraser'}
          data-testid="tool-areaEraser"
          onClick={() => {
            actions.aids.takeInk();
            tools.choose('areaEraser');
          }}
        >
          {t('key.areaEraser')}
        </Button>
        <Button icon="trash-2" disabled={!actions.page} data-testid="clear" onClick={actions.clear}>
          {t('key.clear')}
        </Button>
      </div>
    </>
  );
}

function LessonControls({ state, actions }: ControlProps) {
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

import { type ReactNode, useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { AidOptions, AidTools, useAim } from '../aids/index.ts';
import { NoticeBar } from '../desk/index.ts';
import { useHand } from '../hand/index.ts';
import { useInkTools } from '../ink/index.ts';
import { useWords } from '../state/index.ts';
import { type Actions, LayoutButtons, QualityNote, StillPreparing } from '../teach/index.ts';
import { Button, Segmented } from '../ui/index.ts';
import { PanelLesson, PanelSound } from './PanelLesson.tsx';
import './PanelMore.css';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  /** What only the console's panel has: what is the teacher's own, the end. */
  readonly own?: ReactNode;
};

const kinds = ['picture', 'lesson', 'sound', 'own'] as const;
type Kind = (typeof kinds)[number];

/**
 * All that is not needed with every stroke, of one kind at a time: nothing here has to be scrolled to. Stands beside
 * the dock; the picture makes room for it too.
 */
export function PanelMore({ state, actions, own }: Props) {
  const { t } = useWords();
  const [chosen, choose] = useState<Kind>('picture');
  const isLesson = state.lesson !== null;
  const there: Record<Kind, boolean> = { picture: true, lesson: isLesson, sound: isLesson, own: own !== undefined };
  const kind = there[chosen] ? chosen : 'picture';
  const options = kinds
    .filter((one) => there[one])
    .map((value) => ({ value, label: t(`panel.more.${value}`), testId: `more-${value}` }));
  return (
    <section className="panel-more" aria-label={t('panel.more')} data-testid="panel-more" data-kind={kind}>
      <Segmented label={t('panel.more')} value={kind} options={options} onChoose={choose} />
      {own ? <NoticeBar /> : null}
      <StillPreparing lesson={state.lesson} motion={state.motion} />
      <QualityNote state={state} actions={actions} />
      {kind === 'picture' ? <PictureControls state={state} actions={actions} /> : null}
      {kind === 'lesson' ? <PanelLesson state={state} actions={actions} /> : null}
      {kind === 'sound' ? <PanelSound state={state} actions={actions} /> : null}
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
      {state.frozen ? (
        <Button icon="freeze" on data-testid="reveal" onClick={actions.freeze}>
          {t('screen.reveal')}
        </Button>
      ) : null}
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

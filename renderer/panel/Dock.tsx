import type { SessionState } from '../../core/session/index.ts';
import { useAim } from '../aids/index.ts';
import { useHand } from '../hand/index.ts';
import { inkSteps, useInkTools } from '../ink/index.ts';
import { useLectern, useWallClock, useWords } from '../state/index.ts';
import { type Actions, CutTool, InkColours, InkPicks, InkUndo, ShapeMenu } from '../teach/index.ts';
import { Icon, Tool } from '../ui/index.ts';
import { hourText } from '../words/index.ts';
import './Dock.css';
import type { DockSide } from './dock-side.ts';

type Props = {
  readonly state: SessionState;
  readonly actions: Actions;
  readonly side: DockSide;
  readonly moreOpen: boolean;
  readonly onMore: () => void;
};

/** Ink left, tools right, 继续 at the foot, within the hand's reach; the clock far from it. */
export function Dock({ state, actions, side, moreOpen, onMore }: Props) {
  const { t, language } = useWords();
  const now = useWallClock();
  const { aids } = useHand();
  const aim = useAim(aids, state);
  const onBoard = state.showing.kind === 'board';
  const pick = {
    pointing: aim !== 'ink',
    onTake: actions.aids.takeInk,
    side: side === 'left' ? ('right' as const) : ('left' as const),
  };
  return (
    <>
      <time className="panel-clock figures">{hourText(now, language)}</time>
      <div className="dock" role="toolbar" aria-label={t('console.tools')} data-testid="dock" data-side={side}>
        <DockGrip side={side} />
        <div className="dock-ink">
          <InkColours ground={onBoard ? 'slate' : 'picture'} onTake={actions.aids.takeInk} />
          <WidthStep />
        </div>
        <div className="dock-tools">
          <InkPicks {...pick} />
          <ShapeMenu {...pick} />
          <CutTool actions={actions} on={aim === 'cut'} />
          <Tool icon="board" name={t('board.title')} on={onBoard} onPress={actions.board} testId="board" />
        </div>
        <hr />
        <div className="dock-pair">
          <InkUndo actions={actions} />
        </div>
        <div className="dock-pair">
          {state.lesson ? (
            <Tool icon="back5" name={t('panel.back5')} onPress={() => actions.seekBy(-5)} testId="back5" />
          ) : (
            <span />
          )}
          <Tool
            icon={moreOpen ? 'minus' : 'ellipsis'}
            name={moreOpen ? t('panel.less') : t('panel.more')}
            on={moreOpen}
            onPress={onMore}
            testId="more"
          />
        </div>
        {state.lesson ? (
          <button
            type="button"
            className="dock-go"
            onClick={actions.play}
            data-testid="play"
            data-motion={state.motion.kind}
          >
            <Icon name="play" size={32} filled />
            {t('transport.goOn')}
          </button>
        ) : null}
      </div>
    </>
  );
}

/** Moves the dock to the other side, for who has touched the middle. */
function DockGrip({ side }: { readonly side: DockSide }) {
  const { t } = useWords();
  const { changeSettings } = useLectern();
  const other = side === 'left' ? 'right' : 'left';
  const label = other === 'left' ? t('panel.dockLeft') : t('panel.dockRight');
  return (
    <button
      type="button"
      className="dock-grip"
      aria-label={label}
      title={label}
      data-testid="dock-grip"
      onClick={() => void changeSettings({ dockSide: other })}
    >
      <i />
    </button>
  );
}

/** One press, the next width: a hand at the glass should not aim at a menu. */
function WidthStep() {
  const { t } = useWords();
  const { tools } = useHand();
  const { step } = useInkTools(tools);
  const next = inkSteps[(inkSteps.indexOf(step) + 1) % inkSteps.length] ?? step;
  return (
    <button
      type="button"
      className="swatch ink-width"
      aria-label={`${t('ink.widths')}: ${t(`width.${step}`)}`}
      data-testid="ink-width"
      onClick={() => tools.step(next)}
    >
      <i className={`ink-width-${step}`} />
    </button>
  );
}

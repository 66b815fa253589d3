import { useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { KeySheet, toggleFullScreen, useKeys, useSingleKeys } from '../keys/index.ts';
import { usePlanOnPanel } from '../prepare/index.ts';
import { RemoteCard, useRemote } from '../remote/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import {
  EndDialog,
  TeachPicture,
  teachKeys,
  useActions,
  useHeldEraser,
  usePickKeys,
  useSayMissingOutput,
} from '../teach/index.ts';
import { keepFocus } from '../ui/index.ts';
import { useBesideOnPanel } from './beside-on-panel.tsx';
import { Dock } from './Dock.tsx';
import { useDockSide } from './dock-side.ts';
import { PanelFoot } from './PanelFoot.tsx';
import { PanelFrame } from './PanelFrame.tsx';
import { PanelOwn } from './PanelOwn.tsx';
import { useTestCard } from './TestCardDialog.tsx';
import { useHandOnGlass, useMoreOpen, useToolsOut } from './tools-out.ts';

/**
 * One display: the lesson fills it while it plays. Touching the picture pauses, and the tools come out. The class
 * sees all of it, so names and notes stay behind 更多.
 */
export function PanelView({ state }: { readonly state: SessionState }) {
  const { t, local } = useWords();
  const { call } = useLectern();
  const actions = useActions(state);
  const [asksEnd, setAsksEnd] = useState(false);
  const [keysShown, setKeysShown] = useState(false);
  const [singleKeys, setSingleKeys] = useSingleKeys();
  const handOn = useHandOnGlass();
  const toolsOut = useToolsOut(state.motion.kind === 'paused' || state.showing.kind !== 'lesson', handOn);
  const [moreOpen, setMoreOpen] = useMoreOpen(toolsOut);
  const beside = useBesideOnPanel(state, actions, { open: moreOpen, setOpen: setMoreOpen });
  const remote = useRemote();
  const side = useDockSide(toolsOut, handOn);
  const pickKeys = usePickKeys();
  const { testCard, testCardDialog } = useTestCard();
  const plan = usePlanOnPanel(state, actions, setMoreOpen);
  useHeldEraser(singleKeys);
  useSayMissingOutput();
  useKeys(
    {
      ...teachKeys(actions),
      ...plan.keys,
      ...pickKeys,
      ...remote.keys,
      end: () => setAsksEnd(true),
      fullScreen: () => void toggleFullScreen(call),
      keys: () => setKeysShown(true),
      testCard,
      transcript: beside.toggle,
      close: () => {
        if (remote.shown) remote.show(false);
        else if (beside.shown) beside.show(false);
        else if (moreOpen) setMoreOpen(false);
        else actions.aids.close();
      },
    },
    singleKeys,
  );
  const more = (
    <PanelOwn
      state={state}
      actions={actions}
      remote={remote}
      planned={plan.controls}
      onBeside={() => beside.show(true)}
      onKeys={() => setKeysShown(true)}
      onEnd={() => setAsksEnd(true)}
    />
  );
  const opened = beside.drawer ?? plan.notes ?? more;
  return (
    <main className="panel-window" data-testid="stage" data-showing={state.showing.kind} onMouseDown={keepFocus}>
      <h1 className="only-heard">{state.lesson ? local(state.lesson.title) : t('console.noLesson')}</h1>
      <PanelFrame
        toolsOut={toolsOut}
        side={side}
        picture={<TeachPicture state={state} mouseDraws />}
        more={remote.shown ? <RemoteCard remote={remote} classSees /> : moreOpen ? opened : null}
        dock={
          <Dock state={state} actions={actions} side={side} moreOpen={moreOpen} onMore={() => setMoreOpen(!moreOpen)} />
        }
        foot={<PanelFoot state={state} actions={actions} />}
      />
      <div className="stage panel-dialogs">
        {testCardDialog}
        {asksEnd ? <EndDialog onClose={() => setAsksEnd(false)} onEnd={() => void call('classroom.end', {})} /> : null}
        {keysShown ? (
          <KeySheet singleKeys={singleKeys} onSingleKeys={setSingleKeys} onClose={() => setKeysShown(false)} />
        ) : null}
      </div>
    </main>
  );
}

import { useEffect, useState } from 'react';
import type { SessionState } from '../../core/session/index.ts';
import { useInkOfSession, useToolSettings } from '../hand/index.ts';
import { useKeys, useSingleKeys } from '../keys/index.ts';
import {
  Dock,
  PanelFoot,
  PanelFrame,
  PanelMore,
  TestCard,
  useDockSide,
  useHandOnGlass,
  useMoreOpen,
  useToolsOut,
} from '../panel/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { TeachPicture, teachKeys, useActions } from '../teach/index.ts';
import { keepFocus } from '../ui/index.ts';
import './ScreenApp.css';

/** What the class sees: the lesson and the ink, nothing else. On a panel that takes touch, also the dock. */
export function ScreenApp() {
  const { session, settings, displays } = useLectern();
  const { language } = useWords();
  const state = useStore(session);
  const { eraserReturnsToPen } = useStore(settings);
  useInkOfSession();
  useToolSettings(eraserReturnsToPen);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  if (useStore(displays)?.testCard) return <TestCard />;
  if (!state || state.showing.kind === 'nothing') return <main className="screen" data-testid="screen" />;
  return <Shown state={state} />;
}

function Shown({ state }: { readonly state: SessionState }) {
  const { settings } = useLectern();
  const { mouseDrawsOnScreen } = useStore(settings);
  const actions = useActions(state);
  const [singleKeys] = useSingleKeys();
  const handOn = useHandOnGlass();
  const isPanel = useIsPanel();
  // A frozen or black picture is not to be touched at: what is done to it is done at the console.
  const stands = state.motion.kind === 'paused' || state.showing.kind !== 'lesson';
  const free = state.panelTouch === 'draw' && !state.frozen && !state.blank;
  const toolsOut = useToolsOut(isPanel && state.panelDock && free && stands, handOn);
  const [moreOpen, setMoreOpen] = useMoreOpen(toolsOut);
  const side = useDockSide(toolsOut, handOn);
  useKeys(teachKeys(actions), singleKeys);
  return (
    <main
      className={mouseDrawsOnScreen ? 'screen screen-mouse' : 'screen'}
      data-testid="screen"
      data-showing={state.showing.kind}
      onMouseDown={keepFocus}
    >
      <PanelFrame
        toolsOut={toolsOut}
        side={side}
        picture={<TeachPicture state={state} mouseDraws={mouseDrawsOnScreen} />}
        more={moreOpen ? <PanelMore state={state} actions={actions} /> : null}
        dock={
          <Dock state={state} actions={actions} side={side} moreOpen={moreOpen} onMore={() => setMoreOpen(!moreOpen)} />
        }
        foot={<PanelFoot state={state} actions={actions} />}
      />
    </main>
  );
}

/**
 * A panel is known by its touch: the host says so of this window's display, or someone has touched. A PC whose own
 * display takes touch reports touch points in every window, so `maxTouchPoints` alone proves nothing here.
 */
function useIsPanel(): boolean {
  const { displays, hello } = useLectern();
  const known = useStore(displays);
  const [touched, setTouched] = useState(false);
  useEffect(() => {
    const seen = (event: PointerEvent) => {
      if (event.pointerType !== 'mouse') setTouched(true);
    };
    window.addEventListener('pointerdown', seen, { capture: true });
    return () => window.removeEventListener('pointerdown', seen, { capture: true });
  }, []);
  const large = known?.largeScreen;
  const own = large?.kind === 'shown' && large.windowId === hello.windowId ? large.displayId : null;
  return touched || Boolean(known?.displays.find((display) => display.id === own)?.touch);
}

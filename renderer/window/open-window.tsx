import type { ReactNode } from 'react';
import { createRoot } from 'react-dom/client';
import type { UnixMs } from '../../core/words/index.ts';
import { connectBridge, createCall, listen } from '../bridge.ts';
import { connectHand, HandContext } from '../hand/index.ts';
import { createLectern, LecternContext } from '../state/index.ts';
import '../ui/tokens.css';
import '../ui/base.css';
import { FaultGuard } from './FaultGuard.tsx';
import { watchFaults } from './faults.ts';
import { RoadNotice } from './RoadNotice.tsx';

/** Begins a window: hello, then the road's stores, then the view. Draws nothing until main has answered. */
export async function openWindow(view: ReactNode, wallClock: () => UnixMs): Promise<void> {
  const bridge = connectBridge();
  const call = createCall(bridge);
  const hear: Parameters<typeof createLectern>[0]['listen'] = (name, then) => listen(bridge, name, then);
  const fault = watchFaults(call);
  const hello = await call('window.hello', {});
  if (!hello.ok) return;
  const { windowId, role, settings } = hello.value;
  const hand = connectHand({ call, listen: hear, windowId, role, settings, wallClock });
  const lectern = await createLectern({
    call,
    listen: hear,
    hello: hello.value,
    session: { get: hand.player.link.state, subscribe: (changed) => hand.player.link.subscribe(() => changed()) },
    pathOf: (file) => bridge.pathOf(file),
    wallClock,
  });
  bridge.onState((road) => {
    if (road !== 'open') return;
    hand.player.mainIsBack();
    hand.ink.retry();
    void lectern.readAgain();
  });
  createRoot(document.getElementById('root') as HTMLElement, { onUncaughtError: fault }).render(
    <LecternContext value={lectern}>
      <HandContext value={hand}>
        <FaultGuard role={role} onFault={fault}>
          {view}
          {role === 'console' ? <RoadNotice bridge={bridge} /> : null}
        </FaultGuard>
      </HandContext>
    </LecternContext>,
  );
}

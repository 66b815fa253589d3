import type { CallMain, Settings } from '../../core/contract/index.ts';
import type { FollowerRole } from '../../core/session/index.ts';
import type { UnixMs, WindowId } from '../../core/words/index.ts';
import { aidChannelName, createAidHand } from '../aids/index.ts';
import { createInkStore, createInkTools, inkChannelName, inkMain } from '../ink/index.ts';
import { connectWindowPlayer, type Listen } from '../player/index.ts';
import type { Hand } from './hand.ts';

type Deps = {
  readonly call: CallMain;
  readonly listen: Listen;
  readonly windowId: WindowId;
  readonly role: FollowerRole;
  readonly settings: Settings;
  readonly wallClock: () => UnixMs;
};

export function connectHand({ call, listen, windowId, role, settings, wallClock }: Deps): Hand {
  return {
    player: connectWindowPlayer({ call, listen, windowId, role }),
    ink: createInkStore({
      main: inkMain(call, listen),
      windowId,
      channel: new BroadcastChannel(inkChannelName),
      wallClock,
    }),
    tools: createInkTools({ eraserReturnsToPen: settings.eraserReturnsToPen }),
    aids: createAidHand(new BroadcastChannel(aidChannelName), undefined, (hear) => void listen('aids.live', hear)),
  };
}

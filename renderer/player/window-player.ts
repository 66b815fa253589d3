import type { CallMain } from '../../core/contract/index.ts';
import type { FollowerRole } from '../../core/session/index.ts';
import type { WindowId } from '../../core/words/index.ts';
import { type CaptionFiles, createCaptionFiles, fetchText } from './caption-files.ts';
import { createFrameTables, type FrameTables, fetchBytes } from './frame-tables.ts';
import { connectClock, type MainClock } from './main-clock.ts';
import { createPlayer, type Player } from './player.ts';
import { createSessionLink, type Listen, type SessionLink } from './session-link.ts';
import { pageTurns, type Turns } from './sound-turn.ts';
import { pageClock } from './timing.ts';

/** All that this window needs to show the session, wired once when it opens. */
export type WindowPlayer = {
  readonly windowId: WindowId;
  readonly role: FollowerRole;
  readonly link: SessionLink;
  readonly clock: MainClock;
  readonly player: Player;
  readonly tables: FrameTables;
  readonly captions: CaptionFiles;
  readonly turns: Turns;
  readonly fault: (message: string) => void;
  /** This window goes on losing so many frames of two tracks. */
  readonly sayDropped: (droppedShare: number) => void;
  /** The road to main is open again after it was broken. */
  readonly mainIsBack: () => void;
  readonly stop: () => void;
};

type Deps = {
  readonly call: CallMain;
  readonly listen: Listen;
  readonly windowId: WindowId;
  readonly role: FollowerRole;
};

export function connectWindowPlayer({ call, listen, windowId, role }: Deps): WindowPlayer {
  const local = pageClock();
  const fault = (message: string) => void call('window.fault', { message: message.slice(0, 4000) });
  const link = createSessionLink(call, listen, local);
  const clock = connectClock(call, local);
  const tables = createFrameTables(fetchBytes, fault);
  const captions = createCaptionFiles(fetchText, fault);
  const player = createPlayer({ call, clock, local, tables, windowId, role, fault });
  // Before any view: to draw the console again takes 20 ms, and the pictures need not wait for it.
  link.subscribe(player.update);
  return {
    windowId,
    role,
    link,
    clock,
    player,
    tables,
    captions,
    turns: pageTurns(),
    fault,
    sayDropped: (droppedShare) => void call('session.command', { type: 'dropped', droppedShare }),
    mainIsBack() {
      tables.tryAgain();
      captions.tryAgain();
      clock.learnAgain();
      link.attachAgain();
    },
    stop() {
      link.stop();
      clock.stop();
      player.stop();
    },
  };
}

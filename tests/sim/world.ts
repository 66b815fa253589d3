import type { CallMain } from '../../core/contract/index.ts';
import type { FollowerRole, SessionLesson } from '../../core/session/index.ts';
import type { RecordId, WindowId } from '../../core/words/index.ts';
import { createSimMain, type Disk, type Pushed, type SimMain } from './main.ts';
import { createNetwork, type Network } from './network.ts';
import type { Random } from './random.ts';
import { createTime, type Time } from './time.ts';
import { createSimTurns } from './turns.ts';
import { createSimWindow, type SimWindow } from './window.ts';

/** A classroom PC in small: main, its disk, its windows, and the roads between them. */
export type World = {
  readonly time: Time;
  readonly network: Network;
  readonly disk: Disk;
  readonly main: () => SimMain;
  readonly windows: () => readonly SimWindow[];
  /** What windows were told is saved. */
  readonly acknowledged: ReadonlyMap<RecordId, number>;
  /** Acknowledgements that named another number for the same record. */
  readonly contradictions: () => number;
  readonly open: (windowId: WindowId, role: FollowerRole) => void;
  readonly close: (windowId: WindowId) => void;
  /** The page dies and comes back; main may or may not notice that it was away. */
  readonly reload: (windowId: WindowId, noticed: boolean) => void;
  /** Nothing reaches this window, and nothing comes from it, for a while. */
  readonly cutOff: (windowId: WindowId, ms: number) => void;
  readonly restartMain: (awayMs: number) => void;
};

const GONE = { ok: false, error: { code: 'gone' } } as const;

export function createWorld(random: Random, lesson: SessionLesson): World {
  const time = createTime();
  const network = createNetwork(time, random.fork());
  const disk: Disk = new Map();
  const turns = createSimTurns();
  const windows = new Map<WindowId, SimWindow>();
  const acknowledged = new Map<RecordId, number>();
  const cutOffUntilMs = new Map<WindowId, number>();
  const isCutOff = (windowId: WindowId) => time.now() < (cutOffUntilMs.get(windowId) ?? 0);
  let contradictions = 0;
  let main = bear();

  function bear(): SimMain {
    return createSimMain({ time, random: random.fork(), disk, push });
  }

  function push(pushed: Pushed, to: WindowId | null): void {
    // What arrives is a copy: nothing that main holds may be recognised by its identity.
    const copy = JSON.parse(JSON.stringify(pushed)) as Pushed;
    for (const [windowId, window] of windows) {
      if ((to === null || to === windowId) && !isCutOff(windowId)) network.send(() => window.hear(copy));
    }
  }

  function saved(id: RecordId, sequence: number): void {
    const known = acknowledged.get(id);
    if (known !== undefined && known !== sequence) contradictions += 1;
    acknowledged.set(id, sequence);
  }

  function open(windowId: WindowId, role: FollowerRole): void {
    // Asked of whichever main lives when the question arrives.
    const call = ((name: string, request: unknown) =>
      network.ask(
        async () => (isCutOff(windowId) ? GONE : main.handle(name, request, { windowId, role })),
        GONE,
      )) as CallMain;
    windows.get(windowId)?.kill();
    windows.set(
      windowId,
      createSimWindow({ time, random: random.fork(), windowId, role, call, turns, onSaved: saved }),
    );
    main.dispatch({ type: 'attach', windowId, role });
  }

  return {
    time,
    network,
    disk,
    main: () => main,
    windows: () => [...windows.values()],
    acknowledged,
    contradictions: () => contradictions,
    open,
    close(windowId) {
      windows.get(windowId)?.kill();
      windows.delete(windowId);
      main.dispatch({ type: 'detach', windowId });
    },
    reload(windowId, noticed) {
      const role = windows.get(windowId)?.role;
      if (!role) return;
      if (noticed) main.dispatch({ type: 'detach', windowId });
      open(windowId, role);
    },
    cutOff: (windowId, ms) => void cutOffUntilMs.set(windowId, time.now() + ms),
    restartMain(awayMs) {
      main.kill();
      time.at(time.now() + awayMs, () => {
        main = bear();
        for (const { windowId, role } of windows.values()) main.dispatch({ type: 'attach', windowId, role });
        main.teach(lesson);
        // No message: each window's own carrier sees that the road broke and is open again.
        for (const window of windows.values()) time.at(time.now() + random.between(0, 500), window.roadIsOpen);
      });
    },
  };
}

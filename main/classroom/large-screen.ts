import type { Display, Displays, LargeScreen } from '../../core/contract/index.ts';
import type { DisplayId, WindowId } from '../../core/words/index.ts';
import type { DisplaysPort, Stop, Windows } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { arrangementOf, consoleDisplay, separate } from './arrangement.ts';

/**
 * Where the class's picture is, while displays and windows come and go.
 *
 *            show                    display gone, or window ended too often
 *   none ------------> shown ------------------------------------------------> lost
 *     ^                 |  ^                                                     |
 *     |      hide       |  +--------------- a display comes ---------------------+
 *     +-----------------+
 *
 * `aside` is `shown` without its window: a program of the PC has the display, and nothing but a word of ours ends it.
 *
 * With one display (mirrored displays report the same bounds and count as one) there is no large screen of
 * its own: the console is the picture. Where the host cannot open windows the address is offered (`byHand`).
 *
 * A window whose display was switched off is thrown over the console by the system (Chromium 156 on X11),
 * so it is closed at once and opened anew when the display is back; the session lives in main and loses nothing.
 */
export type LargeScreenService = {
  /** The class is to see something; opens the window if it can. */
  show(): Promise<void>;
  hide(): Promise<void>;
  /** The window goes, so that a program of the PC is seen, until `comeBack`, `show` or `hide`. */
  stepAside(): Promise<void>;
  comeBack(): Promise<void>;
  /** The card takes the class's place until it is taken away, something is shown, or all ends. */
  testCard(shown: boolean): Promise<void>;
  choose(displayId: DisplayId): Promise<boolean>;
  displays(): Displays;
  /** Reads the displays for the first time and begins to listen. */
  begin(): Promise<void>;
  onChange(hear: (displays: Displays) => void): Stop;
  /** The class's picture went without anyone asking. */
  onLost(hear: () => void): Stop;
  stop(): void;
};

type Deps = { readonly displays: DisplaysPort; readonly windows: Windows; readonly log: Log };

const REOPEN_TRIES = 3;

export function createLargeScreen({ displays: port, windows, log }: Deps): LargeScreenService {
  let displays: readonly Display[] = [];
  let wanted = false;
  let aside = false;
  let card = false;
  let chosen: DisplayId | null = null;
  let large: LargeScreen = { kind: 'none' };
  let reopened = 0;
  const changes = new Set<(displays: Displays) => void>();
  const losses = new Set<() => void>();
  const stops: Stop[] = [];
  // One change after the other: a display that flickers must not open two windows.
  let queue: Promise<void> = Promise.resolve();
  const inTurn = (work: () => Promise<void>): Promise<void> => {
    queue = queue.then(work).catch((error: unknown) => void log.fault('large screen', error));
    return queue;
  };

  const current = (): Displays => ({
    displays: [...displays],
    arrangement: arrangementOf(displays),
    consoleDisplayId: consoleDisplay(displays)?.id ?? null,
    largeScreen: large,
    testCard: card,
  });
  const tell = (next: LargeScreen): void => {
    large = next;
    for (const hear of [...changes]) hear(current());
  };
  const target = (): Display | undefined => {
    const others = separate(displays);
    return others.find((display) => display.id === chosen) ?? others[0];
  };

  async function makeRoom(): Promise<void> {
    if (large.kind !== 'shown') return;
    const { windowId, displayId } = large;
    aside = true;
    tell({ kind: 'aside', displayId });
    await windows.close(windowId);
  }

  async function settle(): Promise<void> {
    const needed = wanted || card;
    if (aside) return tell(large);
    if (!windows.canOpen) {
      const address = windows.address('screen');
      const attached = large.kind === 'byHand' ? large.windowId : null;
      return tell(needed && address ? { kind: 'byHand', address, windowId: attached } : { kind: 'none' });
    }
    const display = needed ? target() : undefined;
    if (
      large.kind === 'shown' &&
      (!display || !displays.some((one) => one.id === (large as { displayId: DisplayId }).displayId))
    ) {
      const { windowId, displayId } = large;
      // Mirrored, the class still sees the console: it is the picture now.
      const isSeen = arrangementOf(displays) === 'mirrored';
      large = needed && !isSeen ? { kind: 'lost', displayId } : { kind: 'none' };
      await windows.close(windowId);
      if (wanted) for (const hear of [...losses]) hear();
    }
    if (!needed) return tell({ kind: 'none' });
    if (!display) {
      const isLost = large.kind === 'lost' && arrangementOf(displays) !== 'mirrored';
      return tell(isLost ? large : { kind: 'none' });
    }
    if (large.kind === 'shown') {
      if (large.displayId !== display.id) await windows.place(large.windowId, display, true);
      return tell({ ...large, displayId: display.id });
    }
    const windowId = await windows.open({ role: 'screen', display, fullScreen: true });
    tell({ kind: 'shown', displayId: display.id, windowId });
  }

  async function screenWent(windowId: WindowId): Promise<void> {
    if (large.kind === 'byHand' && large.windowId === windowId) return tell({ ...large, windowId: null });
    if (large.kind !== 'shown' || large.windowId !== windowId) return;
    large = { kind: 'lost', displayId: large.displayId };
    for (const hear of [...losses]) hear();
    reopened += 1;
    if ((wanted || card) && reopened <= REOPEN_TRIES) return settle();
    tell(large);
  }

  return {
    show: () =>
      inTurn(async () => {
        wanted = true;
        aside = false;
        card = false;
        reopened = 0;
        await settle();
      }),
    hide: () =>
      inTurn(async () => {
        wanted = false;
        aside = false;
        card = false;
        await settle();
      }),
    stepAside: () => inTurn(makeRoom),
    comeBack: () =>
      inTurn(async () => {
        if (!aside) return;
        aside = false;
        await settle();
      }),
    testCard: (shown) =>
      inTurn(async () => {
        card = shown;
        if (shown) aside = false;
        reopened = 0;
        await settle();
      }),
    async choose(displayId) {
      if (!displays.some((display) => display.id === displayId)) return false;
      chosen = displayId;
      await inTurn(settle);
      return true;
    },
    displays: current,
    async begin() {
      displays = await port.list();
      stops.push(
        port.onChange(
          () =>
            void inTurn(async () => {
              displays = await port.list();
              await settle();
            }),
        ),
        windows.onChange(({ kind, windowId, role }) => {
          if (role !== 'screen') return;
          if (kind === 'went') void inTurn(() => screenWent(windowId));
          else if (large.kind === 'byHand') tell({ ...large, windowId });
        }),
      );
    },
    onChange(hear) {
      changes.add(hear);
      return () => changes.delete(hear);
    },
    onLost(hear) {
      losses.add(hear);
      return () => losses.delete(hear);
    },
    stop: () => {
      for (const end of stops) end();
    },
  };
}

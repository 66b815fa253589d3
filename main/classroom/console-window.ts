import type { Displays } from '../../core/contract/index.ts';
import type { WindowId } from '../../core/words/index.ts';
import type { Stop, Windows } from '../host/ports.ts';
import type { LargeScreenService } from './large-screen.ts';

/** The teacher's window: opened on the display that is not the class's, and brought back to it. */
export type ConsoleWindow = {
  id(): WindowId | null;
  /** Brought to the front where it is open. */
  open(): Promise<void>;
  /** A person closed it. */
  went(): void;
  stop: Stop;
};

type Deps = {
  readonly largeScreen: LargeScreenService;
  readonly windows: Windows;
  readonly onFault: (error: unknown) => void;
};

export function createConsoleWindow({ largeScreen, windows, onFault }: Deps): ConsoleWindow {
  let consoleId: WindowId | null = null;
  let homeId: Displays['consoleDisplayId'] = null;
  let away = false;
  let opening: Promise<WindowId> | null = null;

  /** The system throws the window of a display that goes over another one, and leaves it there (Chromium on X11). */
  async function bringHome({ displays, arrangement }: Displays): Promise<void> {
    if (!consoleId || !homeId) return;
    const home = displays.find(({ id }) => id === homeId);
    if (!home || arrangement === 'mirrored') {
      away = true;
      return;
    }
    if (!away || !home.primary) return;
    away = false;
    await windows.place(consoleId, home, false);
  }
  const stop = largeScreen.onChange((displays) => void bringHome(displays).catch(onFault));

  return {
    id: () => consoleId,
    async open() {
      if (!windows.canOpen) return;
      if (consoleId) return windows.focus(consoleId);
      const { displays, consoleDisplayId } = largeScreen.displays();
      homeId = consoleDisplayId;
      const display = displays.find(({ id }) => id === consoleDisplayId) ?? null;
      // A PC takes seconds for it, and whoever sees nothing starts Lectern once more.
      opening ??= windows.open({ role: 'console', display, fullScreen: false });
      try {
        consoleId = await opening;
      } finally {
        opening = null;
      }
    },
    went() {
      consoleId = null;
    },
    stop,
  };
}

import type { WindowId } from '../../core/words/index.ts';
import type { GlobalKeys, Stop, Windows } from '../host/ports.ts';
import type { LargeScreenService } from './large-screen.ts';

/**
 * The way back of the key that steps aside. With PowerPoint in front nobody presses F9 in a window of ours, so the key
 * is heard everywhere, while Lectern has stepped aside and no longer: it is other programs' key too.
 */
export type BackKey = {
  /** The only window goes. */
  putAway(windowId: WindowId): Promise<void>;
  /** The key is heard whatever program is in front; else only in our own windows. */
  isHeard(): boolean;
  stop: Stop;
};

type Deps = {
  readonly largeScreen: LargeScreenService;
  readonly windows: Pick<Windows, 'minimize' | 'focus' | 'onRaised' | 'onChange'>;
  readonly globalKeys: GlobalKeys;
  readonly onFault: (error: unknown) => void;
};

export function createBackKey({ largeScreen, windows, globalKeys, onFault }: Deps): BackKey {
  let awayId: WindowId | null = null;
  let release: Stop | null = null;

  function settle(): void {
    if (awayId !== null || largeScreen.displays().largeScreen.kind === 'aside') {
      release ??= globalKeys.hold('F9', () => void comeBack().catch(onFault));
    } else {
      release?.();
      release = null;
    }
  }

  async function comeBack(): Promise<void> {
    const windowId = awayId;
    isBack(windowId);
    if (windowId !== null) await windows.focus(windowId);
    await largeScreen.comeBack();
  }

  function isBack(windowId: WindowId | null): void {
    if (windowId !== awayId) return;
    awayId = null;
    settle();
  }

  const stops = [
    largeScreen.onChange(settle),
    windows.onRaised(isBack),
    windows.onChange(({ kind, windowId }) => kind === 'went' && isBack(windowId)),
  ];
  return {
    async putAway(windowId) {
      await windows.minimize(windowId);
      awayId = windowId;
      settle();
    },
    isHeard: () => release !== null,
    stop() {
      for (const stop of stops) stop();
      release?.();
      release = null;
    },
  };
}

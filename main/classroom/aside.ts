import type { Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { BackKey } from './back-key.ts';
import type { LargeScreenService } from './large-screen.ts';
import type { Session } from './session.ts';

type Deps = {
  readonly session: Pick<Session, 'state' | 'dispatch'>;
  readonly largeScreen: LargeScreenService;
  readonly backKey: Pick<BackKey, 'putAway' | 'isHeard'>;
};

/**
 * One key makes room for PowerPoint, WPS or Seewo and takes it back. Lectern is never on top by force: its window
 * goes, instead of the two fighting over the display.
 */
export function asideHandlers({ session, largeScreen, backKey }: Deps): Pick<Handlers, 'displays.aside'> {
  return {
    async 'displays.aside'(_, { windowId }) {
      const { kind } = largeScreen.displays().largeScreen;
      if (kind === 'aside') {
        await largeScreen.comeBack();
        return ok({ now: 'back' as const });
      }
      // A person opened it, and a person alone can put it away.
      if (kind === 'byHand') return fail({ code: 'byHand' });
      if (session.state().showing.kind === 'nothing') return fail({ code: 'nothingShown' });
      // What the class misses meanwhile must not be gone when the picture is back.
      session.dispatch({ type: 'sleep', reason: 'sleep' });
      if (kind === 'shown') {
        await largeScreen.stepAside();
        return ok({ now: 'aside' as const, byKey: backKey.isHeard() });
      }
      await backKey.putAway(windowId);
      return ok({ now: 'away' as const, byKey: backKey.isHeard() });
    },
  };
}

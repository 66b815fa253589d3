import type { Handlers } from '../../core/contract/index.ts';
import { fail, ok } from '../../core/words/index.ts';
import type { LargeScreenService } from './large-screen.ts';
import type { Session } from './session.ts';

type Deps = { readonly session: Pick<Session, 'state' | 'dispatch'>; readonly largeScreen: LargeScreenService };

/** Never before a class that watches, unless the teacher was asked; the lesson then waits for the card's end. */
export function testCardHandlers({ session, largeScreen }: Deps): Pick<Handlers, 'displays.testCard'> {
  return {
    async 'displays.testCard'({ shown, evenInLesson }, { role }) {
      if (!shown) {
        await largeScreen.testCard(false);
        return ok({});
      }
      if (role !== 'console') return fail({ code: 'locked' });
      if (session.state().showing.kind !== 'nothing') {
        if (!evenInLesson) return fail({ code: 'lessonOpen' });
        session.dispatch({ type: 'sleep', reason: 'sleep' });
      }
      await largeScreen.testCard(true);
      return ok({});
    },
  };
}

import type { Handlers } from '../../core/contract/index.ts';
import type { InkRecord, StoredInk } from '../../core/ink/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';
import type { Carrier } from '../host/ports.ts';
import type { Session } from './session.ts';

type Deps = {
  readonly session: Session;
  readonly carrier: Carrier;
  readonly commit: (record: InkRecord) => Promise<Result<{ sequence: number }, { code: 'notSaved' }>>;
};

/**
 * How ink travels: a finished stroke goes to SQLite first, then to every window, then the answer goes to the
 * one that drew it. The points of a stroke under way only pass through here when the windows cannot reach
 * each other by themselves.
 */
export function inkHandlers({ session, carrier, commit }: Deps): Pick<Handlers, 'ink.commit' | 'ink.live'> {
  return {
    async 'ink.commit'(sent, caller) {
      if (caller.role === 'screen' && session.state().panelTouch === 'locked') return fail({ code: 'locked' });
      const record = { ...sent, writer: caller.windowId };
      const result = await commit(record);
      if (!result.ok) return result;
      const stored: StoredInk = { sequence: result.value.sequence, record };
      carrier.send('ink.committed', stored);
      return ok({ sequence: stored.sequence });
    },
    async 'ink.live'(live, caller) {
      for (const { windowId } of session.state().followers) {
        if (windowId !== caller.windowId) carrier.send('ink.live', live, windowId);
      }
      return ok({});
    },
  };
}

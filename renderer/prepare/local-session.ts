import type { CallMain, EventName } from '../../core/contract/index.ts';
import { deadlineOf, initialState, reduce, type SessionCommand, type SessionState } from '../../core/session/index.ts';
import { fail, monotonicMs, ok, type SessionId, type WindowId } from '../../core/words/index.ts';
import type { Listen } from '../player/index.ts';
import { createCell, type Store } from '../state/index.ts';

/**
 * A session of this window alone: the same reducer and the same deadlines as main's, on this window's clock, and
 * nobody else hears of it. What asks main for the session is answered here; all else goes to main.
 */
export type LocalSession = {
  readonly store: Store<SessionState>;
  readonly dispatch: (command: SessionCommand) => void;
  readonly call: CallMain;
  readonly listen: Listen;
  readonly stop: () => void;
};

export function createLocalSession(call: CallMain, listen: Listen, windowId: WindowId): LocalSession {
  const now = () => monotonicMs(performance.now());
  const cell = createCell(initialState(`prepare-${windowId}` as SessionId));
  const hearers = new Set<(state: SessionState) => void>();
  let timer: ReturnType<typeof setTimeout> | undefined;

  function dispatch(command: SessionCommand) {
    const result = reduce(cell.get(), command, now());
    if (!result.ok) return result;
    cell.set(result.value);
    clearTimeout(timer);
    const deadline = deadlineOf(result.value, now());
    if (deadline) timer = setTimeout(() => void dispatch(deadline.command), deadline.afterMs);
    for (const hear of [...hearers]) hear(result.value);
    return ok({ revision: result.value.revision });
  }

  async function answer(name: string, request: unknown): Promise<unknown> {
    if (name === 'session.attach') return ok({ kind: 'state', state: cell.get() });
    if (name === 'clock.ping') return ok({ monotonicMs: now() });
    if (name === 'session.command') return dispatch(request as SessionCommand);
    return fail({ code: 'unknownChannel' });
  }

  dispatch({ type: 'attach', windowId, role: 'console' });
  const own = new Set<string>(['session.attach', 'clock.ping', 'session.command']);
  return {
    store: cell,
    dispatch: (command) => void dispatch(command),
    // Answered in the shapes of the contract; the compiler cannot follow one function for all channels.
    call: ((name: string, request: never) =>
      own.has(name) ? answer(name, request) : call(name as 'window.fault', request)) as CallMain,
    listen: ((name: EventName, hear: (payload: never) => void) => {
      if (name !== 'session.changed') return listen(name, hear as never);
      const tell = hear as (state: SessionState) => void;
      hearers.add(tell);
      return () => hearers.delete(tell);
    }) as Listen,
    stop: () => clearTimeout(timer),
  };
}

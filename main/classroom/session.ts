import { randomUUID } from 'node:crypto';
import {
  deadlineOf,
  initialState,
  type Refusal,
  reduce,
  type SessionCommand,
  type SessionState,
} from '../../core/session/index.ts';
import { type MonotonicMs, ok, type Result, type SessionId } from '../../core/words/index.ts';
import type { Clock, Stop } from '../host/ports.ts';

/** Hears every new state, with the one before and the command between them. */
export type StateListener = (state: SessionState, before: SessionState, command: SessionCommand) => void;

export type Session = {
  state(): SessionState;
  /** Runs the command through the reducer; an accepted one is numbered, logged and told to all listeners. */
  dispatch(command: SessionCommand): Result<{ revision: number }, Refusal>;
  onState(hear: StateListener): Stop;
  /** The last accepted commands, newest last; for fault reports. */
  recent(): readonly LoggedCommand[];
  stop(): void;
};

export type LoggedCommand = {
  readonly revision: number;
  readonly atMonotonicMs: MonotonicMs;
  readonly command: SessionCommand;
};

const LOG_LENGTH = 500;

/** The projected lesson. Main's monotonic clock is the only clock in it. */
export function createSession(clock: Clock): Session {
  let state = initialState(`session-${randomUUID()}` as SessionId);
  let disarm: Stop | null = null;
  const listeners = new Set<StateListener>();
  const log: LoggedCommand[] = [];

  function arm(): void {
    disarm?.();
    const deadline = deadlineOf(state, clock.now());
    disarm = deadline ? clock.after(deadline.afterMs, () => void dispatch(deadline.command)) : null;
  }

  function dispatch(command: SessionCommand): Result<{ revision: number }, Refusal> {
    const atMonotonicMs = clock.now();
    const result = reduce(state, command, atMonotonicMs);
    if (!result.ok) return result;
    const before = state;
    state = result.value;
    log.push({ revision: state.revision, atMonotonicMs, command });
    if (log.length > LOG_LENGTH) log.shift();
    // Only a change of motion or rate moves a deadline: volume or captions must not stretch a gathering's limit.
    if (before.motion !== state.motion || before.rate !== state.rate) arm();
    for (const hear of [...listeners]) hear(state, before, command);
    return ok({ revision: state.revision });
  }

  return {
    state: () => state,
    dispatch,
    onState(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    recent: () => log,
    stop() {
      disarm?.();
      listeners.clear();
    },
  };
}

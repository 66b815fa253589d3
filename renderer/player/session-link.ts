import type { CallMain, EventName, EventPayload } from '../../core/contract/index.ts';
import type { SessionMark, SessionState } from '../../core/session/index.ts';
import { sharing } from './sharing.ts';
import { every, type LocalClock } from './timing.ts';

export type Listen = <Name extends EventName>(name: Name, hear: (payload: EventPayload<Name>) => void) => () => void;

/** This window's copy of the session, kept the same as main's. */
export type SessionLink = {
  /** Null until main has answered the first time. */
  readonly state: () => SessionState | null;
  readonly subscribe: (hear: (state: SessionState) => void) => () => void;
  /** The road to main was broken and is open again: much may have been missed, and main may be another one. */
  readonly attachAgain: () => void;
  readonly stop: () => void;
};

/** Every so many ticks a window asks whether it missed the last word; the answer is "nothing" and costs nothing. */
const CHECK_EVERY_TICKS = 6;
const TICK_MS = 500;

/**
 * Attach by session and revision: main answers nothing, or the whole state. The same road serves the first
 * start, a reload, a lost message (a gap between two numbers), waking from sleep and a main that started
 * again. Of two states of one session the later counts; which of two sessions lives, only main can answer.
 */
export function createSessionLink(call: CallMain, listen: Listen, local: LocalClock): SessionLink {
  const whole = new AbortController();
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState | null = null;
  let unanswered = false;
  let asking = false;
  let askAgain = false;
  let ticks = 0;

  function take(next: SessionState): void {
    const taken = state ? sharing(state, next) : next;
    state = taken;
    for (const hear of [...listeners]) hear(taken);
  }

  async function attach(): Promise<void> {
    if (asking) {
      askAgain = true;
      return;
    }
    asking = true;
    askAgain = false;
    ticks = 0;
    const answer = await call('session.attach', { since: state && markOf(state) });
    asking = false;
    if (whole.signal.aborted) return;
    unanswered = !answer.ok;
    // One newer than the answer may have been pushed while it was under way.
    if (answer.ok && answer.value.kind === 'state' && !isPast(answer.value.state, state)) take(answer.value.state);
    if (askAgain) await attach();
  }

  const unlisten = listen('session.changed', (next) => {
    if (whole.signal.aborted) return;
    if (state?.sessionId !== next.sessionId) return void attach();
    const missedSome = next.revision > state.revision + 1;
    if (next.revision > state.revision) take(next);
    if (missedSome) void attach();
  });

  void attach();
  const check = () => {
    ticks += 1;
    if (state === null || unanswered || ticks >= CHECK_EVERY_TICKS) void attach();
  };
  every(local, TICK_MS, check, whole.signal);

  return {
    state: () => state,
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    attachAgain() {
      void attach();
    },
    stop() {
      whole.abort();
      unlisten();
      listeners.clear();
    },
  };
}

function markOf({ sessionId, revision }: SessionState): SessionMark {
  return { sessionId, revision };
}

function isPast(told: SessionState, known: SessionState | null): boolean {
  return known?.sessionId === told.sessionId && known.revision > told.revision;
}

import type { CallMain, EventName, EventPayload } from '../../core/contract/index.ts';
import type { SessionState } from '../../core/session/index.ts';
import { every, type LocalClock } from './timing.ts';

export type Listen = <Name extends EventName>(name: Name, hear: (payload: EventPayload<Name>) => void) => () => void;

/** This window's copy of the session, kept the same as main's. */
export type SessionLink = {
  /** Null until main has answered the first time. */
  readonly state: () => SessionState | null;
  readonly subscribe: (hear: (state: SessionState) => void) => () => void;
  /** The road to main was broken and is open again: main may be another one with numbers of its own. */
  readonly attachAgain: () => void;
  readonly stop: () => void;
};

/** Every so many ticks a window asks whether it missed the last word; the answer is "nothing" and costs nothing. */
const CHECK_EVERY_TICKS = 6;
const TICK_MS = 500;

/**
 * Attach by revision: main answers nothing, or the whole state. The same road serves the first start, a
 * reload, a lost message (a gap between two numbers), waking from sleep and a main that started again:
 * an answer to attach is believed whatever its number, a pushed state only when it is newer.
 */
export function createSessionLink(call: CallMain, listen: Listen, local: LocalClock): SessionLink {
  const whole = new AbortController();
  const listeners = new Set<(state: SessionState) => void>();
  let state: SessionState | null = null;
  /** Main may have started anew and its numbers with it: then an equal number proves nothing. */
  let lostMain = false;
  let asking = false;
  let ticks = 0;

  function take(next: SessionState): void {
    const taken = state ? sharing(state, next) : next;
    state = taken;
    for (const hear of [...listeners]) hear(taken);
  }

  async function attach(): Promise<void> {
    if (asking) return;
    asking = true;
    ticks = 0;
    const before = state;
    const mainMayBeNew = lostMain;
    const answer = await call('session.attach', { since: mainMayBeNew ? null : (before?.revision ?? null) });
    asking = false;
    if (whole.signal.aborted) return;
    lostMain = !answer.ok;
    if (!answer.ok || answer.value.kind === 'nothing') return;
    const told = answer.value.state;
    // A newer one may have been pushed while the answer was under way.
    const overtaken = !mainMayBeNew && state !== null && state !== before && state.revision > told.revision;
    if (!overtaken) take(told);
  }

  const unlisten = listen('session.changed', (next) => {
    if (whole.signal.aborted) return;
    const known = state?.revision ?? -1;
    if (next.revision <= known) return;
    take(next);
    if (next.revision > known + 1) void attach();
  });

  void attach();
  const check = () => {
    ticks += 1;
    if (state === null || lostMain || ticks >= CHECK_EVERY_TICKS) void attach();
  };
  every(local, TICK_MS, check, whole.signal);

  return {
    state: () => state,
    subscribe(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    attachAgain() {
      lostMain = true;
      void attach();
    },
    stop() {
      whole.abort();
      unlisten();
      listeners.clear();
    },
  };
}

/**
 * Every message is a new copy. What did not change keeps its identity, so that neither a video is loaded
 * again nor a list drawn again because the volume changed.
 */
function sharing(before: SessionState, next: SessionState): SessionState {
  const kept: Record<string, unknown> = { ...next };
  for (const key of Object.keys(next) as (keyof SessionState)[]) {
    if (JSON.stringify(before[key]) === JSON.stringify(next[key])) kept[key] = before[key];
  }
  // The same keys with equal values: still a state.
  return kept as SessionState;
}

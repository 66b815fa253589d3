import { type MonotonicMs, monotonicMs } from '../words/index.ts';
import { COUNTDOWN_SECONDS_MAX, type Countdown, type Zoom } from './aid-state.ts';
import type { SessionState } from './state.ts';
import { changed, refused, type Step, type Steps } from './step.ts';
import { heldZoom, WHOLE } from './zoom.ts';

type AidType = 'zoom' | 'aid' | 'countdown' | 'holdCountdown' | 'lengthenCountdown';

/** What the class is shown of the picture, what its eyes are turned to, and how long it has. */
export const aidSteps: Steps<AidType> = {
  zoom: (state, { zoom }) => {
    if (state.showing.kind === 'nothing') return refused('nothingShown');
    const held = heldZoom(zoom);
    return sameZoom(held, state.zoom) ? refused('alreadySo') : changed(state, { zoom: held });
  },
  aid: (state, { aid }) => {
    if (aid && state.showing.kind === 'nothing') return refused('nothingShown');
    return JSON.stringify(aid) === JSON.stringify(state.aid) ? refused('alreadySo') : changed(state, { aid });
  },
  countdown: (state, { seconds }, at) => {
    if (seconds === null) return state.countdown ? changed(state, { countdown: null }) : refused('alreadySo');
    if (state.showing.kind === 'nothing') return refused('nothingShown');
    return changed(state, { countdown: running(seconds, seconds, at) });
  },
  holdCountdown: (state, { held }, at) =>
    withCountdown(state, (countdown) => {
      if (held === (countdown.kind === 'held')) return refused('alreadySo');
      const left = countdownLeft(countdown, at);
      const { totalSeconds } = countdown;
      const next = held
        ? ({ kind: 'held', leftSeconds: left, totalSeconds } as const)
        : running(left, totalSeconds, at);
      return changed(state, { countdown: next });
    }),
  lengthenCountdown: (state, { bySeconds }, at) =>
    withCountdown(state, (countdown) => {
      const before = countdownLeft(countdown, at);
      const left = Math.min(COUNTDOWN_SECONDS_MAX, Math.max(0, before + bySeconds));
      const totalSeconds = Math.max(countdown.totalSeconds, left);
      const next =
        countdown.kind === 'held'
          ? ({ kind: 'held', leftSeconds: left, totalSeconds } as const)
          : running(left, totalSeconds, at);
      return changed(state, { countdown: next });
    }),
};

/** Seconds that are left by main's clock, never below none. */
export function countdownLeft(countdown: Countdown, at: MonotonicMs): number {
  const left = countdown.kind === 'held' ? countdown.leftSeconds : (countdown.endsAtMonotonicMs - at) / 1000;
  return Math.max(0, left);
}

/** Something else is shown: whole, and with nothing that was meant for what was there before. */
export function shownAfresh(before: SessionState, after: SessionState): SessionState {
  if (whatIsShown(before) === whatIsShown(after)) return after;
  return { ...after, zoom: WHOLE, aid: null };
}

function whatIsShown({ showing, lesson }: SessionState): string {
  switch (showing.kind) {
    case 'lesson':
      return `lesson ${lesson?.id}`;
    case 'board':
      return showing.pageId;
    case 'document':
      return showing.document.digest;
    case 'nothing':
      return '';
  }
}

function running(leftSeconds: number, totalSeconds: number, at: MonotonicMs): Countdown {
  return { kind: 'running', endsAtMonotonicMs: monotonicMs(at + leftSeconds * 1000), totalSeconds };
}

/** One that has been taken away cannot be held: the word came too late. */
function withCountdown(state: SessionState, step: (countdown: Countdown) => Step): Step {
  return state.countdown ? step(state.countdown) : refused('stale');
}

function sameZoom(a: Zoom, b: Zoom): boolean {
  return a.scale === b.scale && a.x === b.x && a.y === b.y;
}

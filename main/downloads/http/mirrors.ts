import { fail, type Result } from '../../../core/words/index.ts';
import type { Clock } from '../../host/ports.ts';
import { isFatal, mayPass } from '../failures.ts';
import { pause } from '../pause.ts';
import type { Failure, Patience } from '../ports.ts';
import { hostOf } from './addresses.ts';

export type Mirror = { readonly address: string; givesRanges: boolean };

/** Where a file lies, in the order of its feed, and how each address has done so far. */
export type Mirrors = {
  /** Whom to ask, as soon as somebody may be asked; null: nobody is left, or it was called off. */
  next(signal: AbortSignal): Promise<Mirror | null>;
  gave(mirror: Mirror, bytes: number, ms: number): void;
  failed(mirror: Mirror, failure: Failure): void;
  /** What the last of them said. */
  lastFailure(): Failure;
};

/** A line of 2 Mbit/s: below it another mirror is worth a try. */
const SLOW_BYTES_PER_MS = 250;
/** Another has to be so much quicker before it is preferred to the one that the feed named first. */
const QUICKER = 2;

type Known = Mirror & { misses: number; isOut: boolean; restsUntilMs: number; bytesPerMs: number | null };

export function createMirrors(addresses: readonly string[], clock: Clock, { againMs }: Patience): Mirrors {
  const all: Known[] = addresses.map((address) => ({
    ...{ address, givesRanges: true, misses: 0, isOut: false, restsUntilMs: 0, bytesPerMs: null },
  }));
  let last: Failure = { code: 'noAddress', detail: '' };
  const known = (mirror: Mirror): Known => mirror as Known;
  function pick(): Mirror | null {
    const may = all.filter(({ isOut, restsUntilMs }) => !isOut && restsUntilMs <= clock.now());
    const [first] = may;
    if (!first || first.bytesPerMs === null || first.bytesPerMs > SLOW_BYTES_PER_MS) return first ?? null;
    const untried = may.find(({ bytesPerMs }) => bytesPerMs === null);
    if (untried) return untried;
    const quickest = may.reduce((best, one) => ((one.bytesPerMs ?? 0) > (best.bytesPerMs ?? 0) ? one : best));
    return (quickest.bytesPerMs ?? 0) > QUICKER * first.bytesPerMs ? quickest : first;
  }
  /** Null: nobody is left. */
  function restMs(): number | null {
    const left = all.filter(({ isOut }) => !isOut).map(({ restsUntilMs }) => restsUntilMs - clock.now());
    return left.length === 0 ? null : Math.max(1, Math.min(...left));
  }
  return {
    async next(signal) {
      while (!signal.aborted) {
        const mirror = pick();
        const waitMs = restMs();
        if (mirror || waitMs === null) return mirror;
        await pause(clock, waitMs, signal);
      }
      return null;
    },
    gave(mirror, bytes, ms) {
      const one = known(mirror);
      one.misses = 0;
      const rate = bytes / Math.max(1, ms);
      one.bytesPerMs = one.bytesPerMs === null ? rate : (one.bytesPerMs + rate) / 2;
    },
    failed(mirror, failure) {
      const one = known(mirror);
      last = { ...failure, detail: `${hostOf(mirror.address)} ${failure.detail}`.trim() };
      const rest = againMs[one.misses];
      one.misses += 1;
      if (!mayPass(failure) || rest === undefined) one.isOut = true;
      else one.restsUntilMs = clock.now() + Math.max(rest, failure.retryAfterMs ?? 0);
    },
    lastFailure: () => last,
  };
}

type Asking = { readonly clock: Clock; readonly patience: Patience };

/** Asks one after another until one gives it, nobody is left, it was called off or nobody else's answer would be another. */
export async function throughMirrors<Value>(
  { clock, patience }: Asking,
  addresses: readonly string[],
  signal: AbortSignal,
  ask: (address: string) => Promise<Result<Value, Failure>>,
): Promise<Result<Value, Failure>> {
  const mirrors = createMirrors(addresses, clock, patience);
  for (;;) {
    const mirror = await mirrors.next(signal);
    if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
    if (!mirror) return fail(mirrors.lastFailure());
    const got = await ask(mirror.address);
    if (got.ok || isFatal(got.error)) return got;
    mirrors.failed(mirror, got.error);
  }
}

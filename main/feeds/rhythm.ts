import type { Feed } from '../../core/contract/index.ts';
import type { Clock, Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Policy } from '../policy/index.ts';
import type { Quiet } from '../quiet/index.ts';
import type { Feeds } from './feeds.ts';

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;
/** After the start, when nobody waits for anything any more. */
const FIRST_MS = 30_000;
const EVERY_MS = 4 * HOUR_MS;
const AGAIN_MS = 5 * MINUTE_MS;
const AGAIN_MS_MAX = 12 * HOUR_MS;
const NOT_NOW_MS = MINUTE_MS;

/** A school's PCs start with the first bell: spread, they do not ask all at once. */
export function jittered(ms: number, random: () => number): number {
  return Math.round(ms * (0.75 + random() / 2));
}

/** After so many failures in a row. */
export function backoffMs(failures: number): number {
  return failures === 0 ? EVERY_MS : Math.min(AGAIN_MS_MAX, AGAIN_MS * 2 ** Math.min(failures - 1, 20));
}

type Deps = {
  readonly feeds: Pick<Feeds, 'list' | 'refresh' | 'subscribe'>;
  /** What IT wants this PC to have. */
  readonly wanted: Policy['feeds'];
  readonly quiet: Pick<Quiet, 'mayRun'>;
  readonly clock: Pick<Clock, 'after'>;
  readonly log: Pick<Log, 'warn' | 'fault'>;
  readonly random: () => number;
};

/**
 * Renews all feeds in the background: soon after the start, then every few hours, after failures ever more seldom, and
 * never while a lesson is open.
 */
export function beginRhythm({ feeds, wanted, quiet, clock, log, random }: Deps): Stop {
  let stopped = false;
  let failures = 0;
  let stop: Stop = () => undefined;

  async function subscribeWanted(all: readonly Feed[]): Promise<boolean> {
    let isWell = true;
    for (const { address, fingerprint } of wanted) {
      if (all.some((feed) => feed.byPolicy && feed.address === address && feed.fingerprint === fingerprint)) continue;
      const subscribed = await feeds.subscribe(address, fingerprint, true);
      if (subscribed.ok) continue;
      log.warn(`the feed of the policy at ${address}: ${subscribed.error.code}`);
      isWell = false;
    }
    return isWell;
  }

  async function renewAll(): Promise<void> {
    if (!quiet.mayRun('background')) return arm(NOT_NOW_MS);
    let isWell = await subscribeWanted(feeds.list());
    for (const { id } of feeds.list()) {
      if (stopped) return;
      const renewed = await feeds.refresh(id, 'background');
      if (!renewed.ok && renewed.error.code === 'cancelled') return arm(NOT_NOW_MS);
      if (!renewed.ok) isWell = false;
    }
    failures = isWell ? 0 : failures + 1;
    arm(backoffMs(failures));
  }

  function arm(ms: number): void {
    if (stopped) return;
    stop = clock.after(jittered(ms, random), () => {
      renewAll().catch((error: unknown) => {
        log.fault('feeds', error);
        failures += 1;
        arm(backoffMs(failures));
      });
    });
  }
  arm(FIRST_MS);
  return () => {
    stopped = true;
    stop();
  };
}

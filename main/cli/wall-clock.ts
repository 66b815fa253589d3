import { type UnixMs, unixMs } from '../../core/words/index.ts';

/** What a command signs and publishes is dated by the clock of the machine it runs on. */
export const wallClock = (): UnixMs => unixMs(Date.now());

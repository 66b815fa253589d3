import { type UnixMs, unixMs } from '../../core/words/index.ts';

/** What a command signs, publishes or looks up is dated by the clock of the machine it runs on. */
export const wallClock = (): UnixMs => unixMs(Date.now());

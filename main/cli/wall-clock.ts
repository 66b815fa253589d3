import { type UnixMs, unixMs } from '../../core/words/index.ts';

export const wallClock = (): UnixMs => unixMs(Date.now());

import { type UnixMs, unixMs } from '../../core/words/index.ts';

/**
 * When a source came is for people to read. The app, the command line and feeds all keep sources, and none of them has
 * another time than the PC's.
 */
export const wallClock = (): UnixMs => unixMs(Date.now());

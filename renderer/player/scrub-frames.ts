import type { ScrubCopy } from '../../core/session/index.ts';
import { mediaAddress } from './frame-tables.ts';
import { createReadAhead } from './read-ahead.ts';
import { readRange } from './read-range.ts';
import { createScrubDecoder, type ScrubDecoder } from './scrub-decoder.ts';
import { readScrubFile, type ScrubFile } from './scrub-file.ts';
import { pageClock } from './timing.ts';

/** The frames of a scrub copy, read and decoded one by one. */
export type ScrubFrames = {
  /** The frame of this number; null where there is none, or where the signal came first. Whoever has it closes it. */
  readonly frame: (index: number, signal: AbortSignal) => Promise<VideoFrame | null>;
  /** There is time to make ready for the places around the last one. */
  readonly lookAround: () => void;
  /** Gives back the decoder and what was read. */
  readonly rest: () => void;
};

export function createScrubFrames({ digest }: Pick<ScrubCopy, 'digest'>): ScrubFrames {
  let opening: Promise<ScrubFile | null> | null = null;
  let decoder: ScrubDecoder | null = null;

  // No frame is broken off when another place is asked for: that closes its connection, and to open one takes longer
  // than to read 3 kB to their end.
  const read = (from: number, until: number, signal: AbortSignal | null = null) =>
    readRange(mediaAddress(digest), from, until, signal);
  const ahead = createReadAhead(read, pageClock());

  function open(): Promise<ScrubFile | null> {
    opening ??= readScrubFile(read).catch((error: unknown) => {
      // It may have been out of reach for a moment: the next time tries again.
      opening = null;
      throw error;
    });
    return opening;
  }

  return {
    async frame(index, signal) {
      const file = await open();
      const [offset, length] = [file?.offsets[index], file?.lengths[index]];
      if (!file || offset === undefined || length === undefined || signal.aborted) return null;
      const bytes = await ahead.read(offset, offset + length);
      if (signal.aborted) return null;
      if (!decoder || decoder.isClosed()) decoder = createScrubDecoder(file);
      return decoder.decode(bytes);
    },
    lookAround: ahead.around,
    rest() {
      decoder?.close();
      decoder = null;
      ahead.rest();
    },
  };
}

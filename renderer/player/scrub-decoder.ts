import type { ScrubFile } from './scrub-file.ts';

/** Decodes single frames of a scrub copy. Holds a decoder from the first frame until it is closed. */
export type ScrubDecoder = {
  /** Null where the frame cannot be decoded. Whoever has the frame closes it. */
  readonly decode: (bytes: ArrayBuffer) => Promise<VideoFrame | null>;
  /** A frame that cannot be decoded ends it for good. */
  readonly isClosed: () => boolean;
  readonly close: () => void;
};

export function createScrubDecoder({ decoder: config }: Pick<ScrubFile, 'decoder'>): ScrubDecoder {
  const waiting = new Map<number, (frame: VideoFrame | null) => void>();
  let count = 0;

  function settle(id: number, frame: VideoFrame | null): void {
    const hear = waiting.get(id);
    waiting.delete(id);
    if (hear) hear(frame);
    else frame?.close();
  }
  function settleAll(): void {
    for (const id of [...waiting.keys()]) settle(id, null);
  }

  const decoder = new VideoDecoder({
    output: (frame) => settle(frame.timestamp, frame),
    error: settleAll,
  });
  decoder.configure(config);

  return {
    async decode(data) {
      if (decoder.state !== 'configured') return null;
      count += 1;
      // Its time is only a name here: frames of the file come in any order.
      const timestamp = count;
      const decoded = new Promise<VideoFrame | null>((resolve) => waiting.set(timestamp, resolve));
      decoder.decode(new EncodedVideoChunk({ type: 'key', timestamp, data }));
      // A frame that was decoded comes before this ends; one that was not never comes.
      void decoder.flush().then(
        () => settle(timestamp, null),
        () => settle(timestamp, null),
      );
      return decoded;
    },
    isClosed: () => decoder.state === 'closed',
    close() {
      if (decoder.state !== 'closed') decoder.close();
      settleAll();
    },
  };
}

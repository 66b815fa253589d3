import { createReadStream } from 'node:fs';
import { open, stat } from 'node:fs/promises';
import { Readable } from 'node:stream';
import type { MediaSource } from '../../main/media/index.ts';

/** Files that lie where they are, for the product's media responder. */
export function mediaSourceOf(
  fileOf: (digest: string) => { readonly path: string; readonly mediaType: string } | undefined,
): MediaSource {
  const pathOf = (digest: string): string => fileOf(digest)?.path ?? '';
  return {
    bytesOf: async (digest) => (fileOf(digest) ? (await stat(pathOf(digest))).size : null),
    mediaTypeOf: (digest) => fileOf(digest)?.mediaType ?? null,
    open: (digest, start, end) =>
      Readable.toWeb(createReadStream(pathOf(digest), { start, end })) as ReadableStream<Uint8Array>,
    async read(digest, start, end) {
      const file = await open(pathOf(digest));
      try {
        const { buffer, bytesRead } = await file.read(new Uint8Array(end + 1 - start), 0, end + 1 - start, start);
        return buffer.subarray(0, bytesRead);
      } finally {
        await file.close();
      }
    },
  };
}

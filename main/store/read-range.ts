import type { FileHandle } from 'node:fs/promises';

const CHUNK_BYTES = 256 * 1024;

/**
 * Bytes of an open file, as they are asked for; closes the file at the end, on error and when given up.
 * Not `Readable.toWeb`: a reader that gives up while a read is under way ends the whole process there with
 * "Controller is already closed" (Node 24.21), and every seek of a video gives up the request before.
 */
export function readRange(handle: FileHandle, startByte: number, endByte: number): ReadableStream<Uint8Array> {
  let at = startByte;
  let givenUp = false;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        try {
          const chunk = new Uint8Array(Math.min(CHUNK_BYTES, endByte + 1 - at));
          const { bytesRead } = await handle.read(chunk, 0, chunk.byteLength, at);
          at += bytesRead;
          if (givenUp) return;
          if (bytesRead > 0) controller.enqueue(chunk.subarray(0, bytesRead));
          if (bytesRead > 0 && at <= endByte) return;
          await handle.close();
          controller.close();
        } catch (error) {
          if (givenUp) return;
          await handle.close().catch(() => undefined);
          controller.error(error);
        }
      },
      async cancel() {
        givenUp = true;
        await handle.close();
      },
    },
    { highWaterMark: 0 },
  );
}

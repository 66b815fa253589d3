import type { FileHandle } from 'node:fs/promises';

/** What came, in one call where the disk takes it so. */
export async function writeAll(handle: FileHandle, chunks: readonly Uint8Array[], at: number): Promise<void> {
  if (chunks.length === 0) return;
  const wished = chunks.reduce((sum, { byteLength }) => sum + byteLength, 0);
  const { bytesWritten } = await handle.writev(chunks as Uint8Array[], at);
  if (bytesWritten === wished) return;
  // A disk that is about to be full takes less than it was given; the rest says why.
  const rest = Buffer.concat(chunks).subarray(bytesWritten);
  for (let done = 0; done < rest.byteLength; ) {
    done += (await handle.write(rest, done, rest.byteLength - done, at + bytesWritten + done)).bytesWritten;
  }
}

import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import type { PieceTable } from '../../pieces/index.ts';
import { onDisk } from '../on-disk.ts';
import type { Wanted } from '../ports.ts';
import { writeAll } from './write-all.ts';

/**
 * What has come of a file, each piece at its place. There is no list of what is here beside it: a piece is here when it
 * is what the table says, so a `kill -9` or a power cut costs no more than what they took.
 */
export type PieceFile = {
  readonly path: string;
  /** Of each piece whether it was there when the file was opened. */
  readonly held: readonly boolean[];
  /** A piece that has been checked. */
  write(piece: number, chunks: readonly Uint8Array[]): Promise<void>;
  close(): Promise<void>;
};

/** Not the name of a part that came without pieces: that one is as long as what it holds. */
export const piecePath = (folder: string, digest: string): string => join(folder, `${digest}.pieces`);

export async function openPieceFile(
  folder: string,
  { digest, bytes }: Wanted,
  table: PieceTable,
  signal: AbortSignal,
): Promise<PieceFile> {
  const path = piecePath(folder, digest);
  const handle = await onDisk(async () => {
    await mkdir(folder, { recursive: true });
    return open(path, constants.O_RDWR | constants.O_CREAT);
  });
  try {
    const held = await onDisk(() => heldIn(handle, bytes, table, signal));
    return {
      path,
      held,
      write: (piece, chunks) => onDisk(() => writeAll(handle, chunks, table.rangeOf(piece).from)),
      close: () =>
        onDisk(async () => {
          await handle.sync().finally(() => handle.close());
        }),
    };
  } catch (error) {
    await handle.close();
    throw error;
  }
}

async function heldIn(
  handle: FileHandle,
  bytes: number,
  table: PieceTable,
  signal: AbortSignal,
): Promise<readonly boolean[]> {
  const { size } = await handle.stat();
  if (size > bytes) await handle.truncate(bytes);
  const held: boolean[] = [];
  const buffer = size === 0 ? Buffer.alloc(0) : Buffer.alloc(table.pieceBytes);
  for (let piece = 0; piece < table.count; piece += 1) {
    const { from, to } = table.rangeOf(piece);
    if (to > size || signal.aborted) {
      held.push(false);
      continue;
    }
    const { bytesRead } = await handle.read(buffer, 0, to - from, from);
    const content = buffer.subarray(0, bytesRead);
    held.push(bytesRead === to - from && table.isPiece(piece, createHash('sha1').update(content).digest()));
  }
  return held;
}

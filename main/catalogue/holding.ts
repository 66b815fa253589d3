import { stat } from 'node:fs/promises';
import { dirname } from 'node:path';
import { createMedia } from '../media/index.ts';
import { joinStore } from '../store/index.ts';
import { openHeldFiles } from './held-files.ts';
import { holdFiles, type Outcome } from './hold-files.ts';
import { type Importer, ImportRefused } from './importers/index.ts';

/** What became of the files of a source: how many of each, and the bytes of those that are here. */
export type Held = Record<Outcome, number> & { bytes: number };
export const nothingHeld = (): Held => ({
  ...{ held: 0, known: 0, later: 0, needsConversion: 0, noFfmpeg: 0, unreadable: 0, bytes: 0 },
});

type Where = {
  readonly kind: string;
  readonly path: string;
  readonly storeFolder: string;
  /** What earlier runs took, in a file of the source's own. */
  readonly listFile: string;
};
type How = {
  /** Counted into as they come. */
  readonly held: Held;
  readonly signal: AbortSignal;
  /** Files that do not begin within so many read bytes stay links until the next run; 0: only what is here counts. */
  readonly bytesMax?: number;
  /** A file was looked at, or a part of one was read: waits for as long as nothing may be read. */
  readonly onStep?: (bytes: number) => Promise<void> | void;
};

/** The records of a source with the files that lie beside them, which go into the store. */
export async function* holding(
  records: Importer,
  { kind, path, storeFolder, listFile }: Where,
  { held, signal, bytesMax = Number.POSITIVE_INFINITY, onStep }: How,
): ReturnType<typeof holdFiles> {
  let readBytes = 0;
  yield* holdFiles(records, await rootOf(kind, path), {
    ...{ store: await joinStore(storeFolder), media: createMedia({ env: process.env }), signal },
    known: await openHeldFiles(listFile),
    isLater: () => readBytes >= bytesMax,
    async onRead(bytes) {
      readBytes += bytes;
      await onStep?.(bytes);
    },
    async onFile(outcome, bytes) {
      held[outcome] += 1;
      held.bytes += bytes;
      await onStep?.(outcome === 'known' ? bytes : 0);
    },
  });
}

/** Where its files lie: a table beside them, a channel's database in a folder next to theirs. */
async function rootOf(kind: string, path: string): Promise<string> {
  const found = await stat(path).catch(() => null);
  if (!found) throw new ImportRefused('sourceUnreadable', 'not there');
  if (found.isDirectory()) return path;
  return kind === 'kolibri' ? dirname(dirname(path)) : dirname(path);
}

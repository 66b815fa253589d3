import { stat } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import {
  heldFilesIn,
  holdFiles,
  ImportRefused,
  type importers,
  type Outcome,
  openHeldFiles,
} from '../catalogue/index.ts';
import { createMedia } from '../media/index.ts';
import { joinStore } from '../store/index.ts';

export type Files = Record<Outcome, number>;
export const noFiles = (): Files => ({ held: 0, known: 0, needsConversion: 0, unreadable: 0 });

const TELL_EVERY_FILES = 100;

type Told = { readonly files: Files; readonly tell: (files: Files) => void; readonly signal: AbortSignal };

/** The records of a source with the files that lie beside them; counted as they come. */
export async function* holding(
  records: ReturnType<(typeof importers)[string]>,
  { kind, path, id }: { readonly kind: string; readonly path: string; readonly id: string },
  shared: string,
  { files, tell, signal }: Told,
): ReturnType<typeof holdFiles> {
  let count = 0;
  yield* holdFiles(records, await rootOf(kind, path), {
    ...{ store: await joinStore(join(shared, 'store')), media: createMedia({ env: process.env }), signal },
    known: await openHeldFiles(heldFilesIn(shared, id)),
    onFile(outcome) {
      files[outcome] += 1;
      count += 1;
      if (count % TELL_EVERY_FILES === 0) tell(files);
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

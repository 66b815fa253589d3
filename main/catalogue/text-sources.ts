import type { TextSource } from '../database/index.ts';
import { readSources, toBuild } from './sources.ts';

/** The shards whose lessons are searched in what they say, too. */
export async function readTextSources(folder: string, warn: (text: string) => void): Promise<readonly TextSource[]> {
  return toBuild(folder, await readSources(folder, warn)).map(({ id, digest, held, file }) => ({
    ...{ id, digest, held },
    files: [file],
  }));
}

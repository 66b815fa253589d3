import { join } from 'node:path';
import type { TextSource } from '../database/index.ts';
import { readSources, shardsOf } from './sources.ts';

/** The shards whose lessons are searched in what they say, too: what they began with, then what changed. */
export async function readTextSources(folder: string, warn: (text: string) => void): Promise<readonly TextSource[]> {
  return (await readSources(folder, warn)).map((told) => ({
    ...{ id: told.id, digest: told.digest, held: told.held },
    files: shardsOf(told).map((shard) => join(folder, shard)),
  }));
}

import { readdir, rename, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { flushFolder } from '../database/index.ts';
import { dropSource } from './keep-source.ts';
import { SourceId } from './sources.ts';

/**
 * A source that a person removed lies aside, for an undo, until the next start:
 *
 *   ID.json -> ID.aside     and its shards stay where they are
 *
 * One rename each way, so a kill leaves it here or there.
 */
const ASIDE = '.aside';

/** False: there is none of this id. */
export async function setAside(folder: string, id: string): Promise<boolean> {
  return moved(folder, `${id}.json`, `${id}${ASIDE}`);
}

/** False: it is gone, or was taken in again meanwhile. */
export async function putBack(folder: string, id: string): Promise<boolean> {
  const isThere = await stat(join(folder, `${id}.json`)).then(
    () => true,
    () => false,
  );
  return !isThere && moved(folder, `${id}${ASIDE}`, `${id}.json`);
}

/** Nobody can want them back any more: their shards go. What was taken in again meanwhile stays. */
export async function dropSetAside(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const dropped: string[] = [];
  for (const name of names.filter((one) => one.endsWith(ASIDE))) {
    const id = name.slice(0, -ASIDE.length);
    if (v.is(SourceId, id) && !names.includes(`${id}.json`)) {
      await dropSource(folder, id);
      dropped.push(id);
    }
    await rm(join(folder, name), { force: true });
  }
  return dropped;
}

async function moved(folder: string, from: string, to: string): Promise<boolean> {
  try {
    await rename(join(folder, from), join(folder, to));
    flushFolder(folder);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

import { randomBytes } from 'node:crypto';
import { copyFile, mkdir, open, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { INDEX_NAME, readIndex } from '../feeds/index.ts';
import { pruneTargets } from './build-feed.ts';
import { sha256, timestampIn } from './metadata.ts';

export type PublishFailure = { readonly code: 'notSigned' | 'older'; readonly detail: string };

/**
 * Copies a feed to a share, a disk or a web server's folder, so that no reader ever sees half of a version: what is
 * named comes before what names it, and timestamp.json last. Files of a version before stay for thirty days.
 */
export async function publishFeed(
  feed: string,
  to: string,
  nowUnixMs: number,
): Promise<Result<{ copied: number }, PublishFailure>> {
  const metadata = join(feed, 'metadata');
  const index = await readFile(join(feed, 'targets', INDEX_NAME)).catch(() => Buffer.alloc(0));
  const timestamp = await timestampIn(metadata);
  const isSigned = await stat(join(feed, 'targets', `${sha256(index)}.${INDEX_NAME}`)).catch(() => null);
  if (!timestamp || !isSigned) return fail({ code: 'notSigned', detail: INDEX_NAME });
  const there = await timestampIn(join(to, 'metadata'));
  if (there && there.signed.version > timestamp.signed.version) {
    return fail({ code: 'older', detail: String(there.signed.version) });
  }
  let copied = 0;
  for await (const name of inOrder(feed)) copied += (await copyWhole(feed, to, name)) ? 1 : 0;
  await pruneTargets(join(to, 'targets'), readIndex(index), nowUnixMs);
  return ok({ copied });
}

async function* inOrder(feed: string): AsyncGenerator<string> {
  for await (const name of filesBelow(feed, join(feed, 'files'))) yield name;
  const targets = await readdir(join(feed, 'targets'));
  const hashed = targets.filter((name) => /^[0-9a-f]{64}\./.test(name));
  for (const name of [...hashed.sort(byIndexLast), INDEX_NAME]) yield join('targets', name);
  const names = await readdir(join(feed, 'metadata'));
  for (const role of ['root', 'targets', 'snapshot']) {
    const versions = names.filter((name) => new RegExp(`^\\d+\\.${role}\\.json$`).test(name));
    for (const name of versions.sort((a, b) => Number.parseInt(a, 10) - Number.parseInt(b, 10))) {
      yield join('metadata', name);
    }
  }
  yield join('metadata', 'timestamp.json');
}

const byIndexLast = (a: string, b: string): number => Number(a.endsWith(INDEX_NAME)) - Number(b.endsWith(INDEX_NAME));

async function* filesBelow(root: string, folder: string): AsyncGenerator<string> {
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  for (const entry of entries) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) yield* filesBelow(root, path);
    else if (!entry.name.endsWith('.part')) yield relative(root, path);
  }
}

/** What is named by its digest and has its size is there. False: nothing was to be done. */
async function copyWhole(feed: string, to: string, name: string): Promise<boolean> {
  const [from, target] = [join(feed, name), join(to, name)];
  const isNamedByDigest = /[0-9a-f]{64}/.test(name);
  const [here, there] = await Promise.all([stat(from), stat(target).catch(() => null)]);
  if (isNamedByDigest && there?.size === here.size) return false;
  await mkdir(dirname(target), { recursive: true });
  const part = `${target}.${randomBytes(4).toString('hex')}.part`;
  try {
    await copyFile(from, part);
    const handle = await open(part, 'r+');
    await handle.sync().finally(() => handle.close());
    await rename(part, target);
  } catch (error) {
    await rm(part, { force: true });
    throw error;
  }
  return true;
}

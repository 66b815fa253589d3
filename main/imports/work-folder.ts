import { mkdir, mkdtemp, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A fresh folder for one import; the caller removes it. */
export async function openWorkFolder(parent: string): Promise<string> {
  await mkdir(parent, { recursive: true });
  return mkdtemp(join(parent, 'import-'));
}

export async function removeFolder(folder: string): Promise<void> {
  // Windows: a virus scanner may hold a file that was just closed.
  await rm(folder, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
}

/** Removes what imports left behind that ended with their process; what cannot go is only lost room. */
export async function removeLeftovers(parent: string): Promise<number> {
  const names = await readdir(parent).catch(() => []);
  const left = names.filter((name) => name.startsWith('import-'));
  const gone = await Promise.allSettled(left.map((name) => removeFolder(join(parent, name))));
  return gone.filter(({ status }) => status === 'fulfilled').length;
}

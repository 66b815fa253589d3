import { constants, copyFile, mkdir, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { fail, type Result } from '../../core/words/index.ts';
import type { DownloadDeps, Failure, Wanted } from './ports.ts';

export const isOnDisk = (address: string): boolean => address.startsWith('file:');

/** A feed on a disk or a share of the school: copied, because a stick is pulled out, and believed by its digest. */
export async function copyFromDisk(
  { store, partFolder }: Pick<DownloadDeps, 'store' | 'partFolder'>,
  { digest, bytes }: Wanted,
  address: string,
  signal: AbortSignal,
): Promise<Result<object, Failure>> {
  const part = join(partFolder, `${digest}.disk`);
  try {
    const path = fileURLToPath(address);
    const there = await stat(path);
    if (!there.isFile() || there.size !== bytes) return fail({ code: 'wrongLength', detail: '' });
    await mkdir(partFolder, { recursive: true });
    await copyFile(path, part, constants.COPYFILE_FICLONE);
    const taken = await store.adopt(part, digest, signal);
    if (taken.ok) return taken;
    return fail({ code: taken.error.code === 'fileUnreadable' ? 'fileGone' : taken.error.code, detail: '' });
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? '';
    if (code === 'ENOSPC') return fail({ code: 'diskFull', detail: '' });
    return fail({ code: 'fileGone', detail: code });
  } finally {
    await rm(part, { force: true }).catch(() => undefined);
  }
}

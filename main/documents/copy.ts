import { createHash } from 'node:crypto';
import { chmod, mkdir, open, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { type AssetDigest, fail, type OfficeType, ok, type Result } from '../../core/words/index.ts';
import type { Store } from '../store/index.ts';
import { createMacroWatch, isPackedAs } from './packing.ts';

export type CopyFailure = { readonly code: 'fileGone' | 'fileDamaged' | 'notOpenable' | 'hasMacros' | 'diskFull' };

type Wanted = { readonly digest: AssetDigest; readonly type: OfficeType; readonly name: string };

/**
 * A copy that a program may be given: read-only, under the lesson's own name for it, and checked on the way: its
 * digest, its packing, and that it carries no macros. The store's file itself is never handed out: programs write
 * locks and repairs beside or into what they open.
 */
export async function copyOut(
  store: Pick<Store, 'open' | 'bytesOf'>,
  folder: string,
  { digest, type, name }: Wanted,
): Promise<Result<{ readonly path: string }, CopyFailure>> {
  const bytes = await store.bytesOf(digest);
  const source = bytes ? await store.open(digest, 0, bytes - 1) : null;
  if (!source) return fail({ code: 'fileGone' });
  const own = join(folder, digest.slice(0, 16));
  const path = join(own, `${safeName(name, type.ending)}.${type.ending}`);
  await rm(own, { recursive: true, force: true }).catch(() => undefined);
  try {
    await mkdir(own, { recursive: true });
    const failure = await writeChecked(source, path, digest, type);
    if (failure) {
      await rm(own, { recursive: true, force: true });
      return fail({ code: failure });
    }
    await chmod(path, 0o444);
    return ok({ path });
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : '';
    // Windows: the program still has the copy of before, which was checked when it was made.
    if (code === 'EBUSY' || code === 'EPERM' || code === 'EEXIST') return ok({ path });
    if (code === 'ENOSPC' || code === 'EDQUOT') return fail({ code: 'diskFull' });
    throw error;
  }
}

async function writeChecked(
  source: ReadableStream<Uint8Array>,
  path: string,
  digest: AssetDigest,
  type: OfficeType,
): Promise<CopyFailure['code'] | null> {
  const hash = createHash('sha256');
  const macros = createMacroWatch();
  let isFirst = true;
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of source) {
      if (isFirst && !isPackedAs(chunk, type)) return 'notOpenable';
      isFirst = false;
      hash.update(chunk);
      macros.look(chunk);
      await file.writeFile(chunk);
    }
  } finally {
    await file.close();
  }
  if (hash.digest('hex') !== digest) return 'fileDamaged';
  return macros.found() ? 'hasMacros' : null;
}

const NAME_LETTERS = 80;
/** Names that Windows keeps for devices, whatever their ending. */
const devices = /^(con|prn|aux|nul|com\d|lpt\d)$/i;

/** A name that every system takes, without its ending: no path, no leading dot or dash, nothing that is no letter. */
export function safeName(name: string, ending: string): string {
  const stem = name.toLowerCase().endsWith(`.${ending}`) ? name.slice(0, -ending.length - 1) : name;
  const safe = stem
    .normalize('NFC')
    .replace(/[^\p{L}\p{N}\p{M} ()（）·，、《》_-]+/gu, '-')
    .replace(/^[\s.-]+|[\s.-]+$/g, '');
  const short = [...safe].slice(0, NAME_LETTERS).join('').trim();
  return short === '' || devices.test(short) ? 'document' : short;
}

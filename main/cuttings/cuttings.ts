import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { readdir, readFile, rm, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { cuttingOf } from '../../core/ink/index.ts';
import { type AssetDigest, fail, ok, type PageId, type Result, type UnixMs } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Respond } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { replaceFile } from '../store/index.ts';

export type Cuttings = {
  /** The same piece cut out twice is one file. */
  keep(image: Uint8Array): Promise<Result<{ digest: AssetDigest }, { code: 'notAPicture' | 'notSaved' }>>;
  /** `/cutting/<digest>`. */
  readonly respond: Respond;
  /** Removes pieces of boards on which nobody has written, a month after they were cut out. Never rejects. */
  removeUnused(nowUnixMs: UnixMs): Promise<void>;
};

type Deps = { readonly folder: string; readonly lessons: Pick<Databases['lessons'], 'run'>; readonly log: Log };

const MONTH_MS = 30 * 24 * 60 * 60_000;

export function createCuttings({ folder, lessons, log }: Deps): Cuttings {
  const fileOf = (digest: string): string => join(folder, `${digest}.webp`);
  return {
    async keep(image) {
      if (!isWebp(image)) return fail({ code: 'notAPicture' });
      const digest = createHash('sha256').update(image).digest('hex') as AssetDigest;
      try {
        if (!existsSync(fileOf(digest))) await replaceFile(fileOf(digest), image);
        return ok({ digest });
      } catch (error) {
        log.fault('cutting not saved', error);
        return fail({ code: 'notSaved' });
      }
    },
    async respond(request) {
      const [, digest] = /^\/cutting\/([0-9a-f]{64})$/.exec(new URL(request.url).pathname) ?? [];
      const image = digest && request.method === 'GET' ? await readFile(fileOf(digest)).catch(() => null) : null;
      if (!image) return new Response('not found', { status: 404 });
      const headers = { 'content-type': 'image/webp', 'cache-control': 'private, max-age=86400, immutable' };
      return new Response(image, { headers });
    },
    async removeUnused(nowUnixMs) {
      const names = await readdir(folder).catch((): string[] => []);
      if (names.length === 0) return;
      const pages = await lessons.run('ink.cutBoards', {}).catch((error: unknown) => void log.fault('cuttings', error));
      // Without an answer nothing is known to be unused.
      if (!pages) return;
      const used = new Set(pages.map((pageId) => `${cuttingOf(pageId as PageId)?.digest}.webp`));
      for (const name of names) {
        const path = join(folder, name);
        const found = used.has(name) ? null : await stat(path).catch(() => null);
        if (found && found.mtimeMs < nowUnixMs - MONTH_MS) await rm(path, { force: true });
      }
    },
  };
}

/** RIFF, a length, WEBP (RFC 9649). What is inside only the windows' decoder looks at. */
function isWebp(image: Uint8Array): boolean {
  const text = (from: number): string => String.fromCharCode(...image.subarray(from, from + 4));
  return image.byteLength > 20 && text(0) === 'RIFF' && text(8) === 'WEBP';
}

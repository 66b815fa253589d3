import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import {
  Corrections,
  FilesBeside,
  FilesReport,
  SourceErrorCode,
  SourceKind,
  SourceReport,
} from '../../core/contract/index.ts';
import { UnixMs } from '../../core/words/index.ts';
import { SourceId } from '../catalogue/index.ts';

const Failed = v.object({ code: SourceErrorCode, detail: v.string() });
const Asked = { kind: SourceKind, path: v.pipe(v.string(), v.maxLength(4096)), corrections: v.nullable(Corrections) };

/**
 * What a person did for a source, beside the shards that came of it: one small file each. `begun` is written before
 * anything is read and taken away at the end, so that after a crash it says what was not finished.
 */
const Origin = v.object({
  id: SourceId,
  taken: v.nullable(v.object({ ...Asked, unixMs: UnixMs, report: SourceReport })),
  begun: v.nullable(v.object({ ...Asked, failed: v.nullable(Failed) })),
  /** Its files are to be in the store: neither done nor failed, that goes on. Absent in those of older versions. */
  files: v.optional(
    v.nullable(v.object({ wanted: FilesBeside, done: v.nullable(FilesReport), failed: v.nullable(Failed) })),
    null,
  ),
});
export type Origin = v.InferOutput<typeof Origin>;

export type Origins = {
  list(): Promise<readonly Origin[]>;
  get(id: string): Promise<Origin>;
  /** One that says nothing is removed. */
  put(origin: Origin): Promise<void>;
  remove(id: string): Promise<void>;
};

export function createOrigins(folder: string): Origins {
  const fileOf = (id: string) => join(folder, `${id}.json`);
  /** Null: there is none, or it cannot be read; then the source is there without its story. */
  async function read(name: string): Promise<Origin | null> {
    try {
      return v.parse(Origin, JSON.parse(await readFile(join(folder, name), 'utf8')));
    } catch {
      return null;
    }
  }
  const remove = (id: string) => rm(fileOf(id), { force: true });
  return {
    async list() {
      const names = (await readdir(folder).catch((): string[] => [])).filter((name) => name.endsWith('.json'));
      return (await Promise.all(names.sort().map(read))).flatMap((origin) => origin ?? []);
    },
    get: async (id) => (await read(`${id}.json`)) ?? { id, taken: null, begun: null, files: null },
    async put(origin) {
      if (!origin.taken && !origin.begun) return remove(origin.id);
      await mkdir(folder, { recursive: true });
      const part = `${fileOf(origin.id)}.part`;
      await writeFile(part, JSON.stringify(origin), { flush: true });
      await rename(part, fileOf(origin.id));
    },
    remove,
  };
}

export const originsIn = (shared: string): Origins => createOrigins(join(shared, 'catalogue', 'origins'));

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { LessonRecord } from '../../core/words/index.ts';
import type { CatalogueSource } from '../database/index.ts';
import { writeShard } from '../shards/index.ts';

/** Names of files are made of it. */
export const SourceId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/));

/**
 * What the catalogue is built from: a folder with two files for each source,
 *
 *   ID.json            what is said of it, and which shard counts
 *   ID-1a2b3c4d.lessons
 *
 * A new shard lies under a new name before the small file names it, so a crash leaves an orphan only; the next
 * time that the source is kept removes it.
 */
const Told = v.object({
  id: SourceId,
  digest: v.pipe(v.string(), v.minLength(1), v.maxLength(200)),
  shard: v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,120}\.lessons$/)),
  held: v.boolean(),
});
export type KeptSource = v.InferOutput<typeof Told>;

/** All that are whole, by id; one that cannot be read is left out and said. */
export async function readSources(folder: string, warn: (text: string) => void): Promise<readonly KeptSource[]> {
  const names = await readdir(folder).catch((): string[] => []);
  const sources: KeptSource[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    try {
      const told = v.parse(Told, JSON.parse(await readFile(join(folder, name), 'utf8')));
      if (names.includes(told.shard)) sources.push(told);
      else warn(`catalogue: ${told.shard} is gone`);
    } catch (error) {
      warn(`catalogue: ${name} is not read: ${error instanceof Error ? error.message : error}`);
    }
  }
  return sources;
}

export function toBuild(folder: string, sources: readonly KeptSource[]): readonly CatalogueSource[] {
  return sources.map(({ id, digest, held, shard }) => ({ id, digest, held, file: join(folder, shard) }));
}

type NewSource = Pick<KeptSource, 'id' | 'held'> & {
  /** Asked when the last record went by. */
  readonly digest: () => string;
  readonly records: Iterable<LessonRecord> | AsyncIterable<LessonRecord>;
};

/** Writes the source whole, and only then in place of what was kept of it. */
export async function keepSource(folder: string, { id, digest, held, records }: NewSource): Promise<KeptSource> {
  await mkdir(folder, { recursive: true });
  const before = (await readdir(folder)).filter((name) => name.startsWith(`${id}-`));
  const shard = `${id}-${randomBytes(6).toString('hex')}.lessons`;
  await writeShard(join(folder, shard), records);
  const told: KeptSource = { id, digest: digest(), shard, held };
  const part = join(folder, `${id}.json.part`);
  await writeFile(part, JSON.stringify(told), { flush: true });
  await rename(part, join(folder, `${id}.json`));
  const left = before.filter((name) => /^-[a-z0-9]+\.lessons(\.part)?$/.test(name.slice(id.length)));
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true })));
  return told;
}

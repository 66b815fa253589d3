import { createHash } from 'node:crypto';
import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { UnixMs } from '../../core/words/index.ts';
import type { CatalogueSource } from '../database/index.ts';

/** Names of files are made of it. */
export const SourceId = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,80}$/));

const Digest = v.pipe(v.string(), v.minLength(1), v.maxLength(200));
const ShardName = v.pipe(v.string(), v.regex(/^[A-Za-z0-9._-]{1,120}\.lessons$/));
const Count = v.pipe(v.number(), v.integer(), v.minValue(0));
const Ids = v.array(v.pipe(v.string(), v.maxLength(120)));

/**
 * What the catalogue is built from: a folder with a small file for each source and the shards that it names,
 *
 *   ID.json             what is said of it: its base, and what changed since, oldest first
 *   ID-1a2b3c4d.lessons
 *
 * A new shard lies under a new name before the small file names it, so a crash leaves an orphan only; the next
 * time that the source is kept or changed removes it.
 */
const Told = v.object({
  id: SourceId,
  held: v.boolean(),
  /** When it was first kept here. */
  sinceUnixMs: UnixMs,
  base: v.object({ digest: Digest, shards: v.array(ShardName), lessons: Count }),
  /** Lessons of the base that came after the source did. */
  arrivals: v.array(v.object({ unixMs: UnixMs, ids: Ids })),
  changes: v.array(
    v.object({ digest: Digest, unixMs: UnixMs, shard: v.nullable(ShardName), lessons: Count, removed: Ids }),
  ),
});
/** As it was told of before sources could change: one shard. */
const ToldOnce = v.pipe(
  v.object({ id: SourceId, digest: Digest, shard: ShardName, held: v.boolean() }),
  v.transform(
    ({ id, digest, shard, held }): Told => ({
      ...{ id, held, arrivals: [], changes: [] },
      sinceUnixMs: 0 as UnixMs,
      base: { digest, shards: [shard], lessons: 0 },
    }),
  ),
);
export type Told = v.InferOutput<typeof Told>;
/** `digest`: of the source as it is now, all changes made. */
export type KeptSource = Told & { readonly digest: string };

export const withDigest = (told: Told): KeptSource => ({
  ...told,
  digest: told.changes.at(-1)?.digest ?? told.base.digest,
});

export function shardsOf({ base, changes }: Told): readonly string[] {
  return [...base.shards, ...changes.flatMap(({ shard }) => shard ?? [])];
}

/** All that are whole, by id; one that cannot be read is left out and said. */
export async function readSources(folder: string, warn: (text: string) => void): Promise<readonly KeptSource[]> {
  const { sources, broken } = await lookAtSources(folder);
  for (const { why } of broken) warn(`catalogue: ${why}`);
  return sources;
}

export type BrokenSource = { readonly id: string; readonly why: string };

/** What is whole and what is not, for who lists them. */
export async function lookAtSources(
  folder: string,
): Promise<{ readonly sources: readonly KeptSource[]; readonly broken: readonly BrokenSource[] }> {
  const names = await readdir(folder).catch((): string[] => []);
  const there = new Set(names);
  const sources: KeptSource[] = [];
  const broken: BrokenSource[] = [];
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    try {
      const told = v.parse(v.union([Told, ToldOnce]), JSON.parse(await readFile(join(folder, name), 'utf8')));
      const gone = shardsOf(told).filter((shard) => !there.has(shard));
      if (gone.length === 0) sources.push(withDigest(told));
      else broken.push({ id: told.id, why: `${gone.join(', ')} of ${told.id} is gone` });
    } catch (error) {
      const why = `${name} is not read: ${error instanceof Error ? error.message : error}`;
      broken.push({ id: name.slice(0, -'.json'.length), why });
    }
  }
  return { sources, broken };
}

export async function readSource(folder: string, id: string): Promise<KeptSource | null> {
  return (await readSources(folder, () => undefined)).find((source) => source.id === id) ?? null;
}

export function toBuild(folder: string, sources: readonly KeptSource[]): readonly CatalogueSource[] {
  return sources.map(({ id, held, sinceUnixMs, base, arrivals, changes }) => ({
    ...{ id, held, sinceUnixMs, arrivals, lessons: base.lessons, digest: base.digest },
    files: base.shards.map((shard) => join(folder, shard)),
    changes: changes.map(({ shard, ...change }) => ({ ...change, file: shard && join(folder, shard) })),
  }));
}

/**
 * Changes when any source did, and costs a look at a handful of small files: another process (the command line
 * beside an open Lectern) is seen by it. Watching the folder would be cheaper still, but no system watches the
 * network drives that schools keep it on.
 */
export async function stampOf(folder: string): Promise<string> {
  const hash = createHash('sha256');
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter((one) => one.endsWith('.json')).sort()) {
    const { mtimeMs, size, ino } = await stat(join(folder, name)).catch(() => ({ mtimeMs: 0, size: 0, ino: 0 }));
    hash.update(`${name} ${mtimeMs} ${size} ${ino}\n`);
  }
  return hash.digest('base64');
}

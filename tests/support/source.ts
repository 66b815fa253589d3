import type { CatalogueSource } from '../../main/database/index.ts';

/** A source of one shard that has not changed since. */
export function oneShard(of: { id: string; digest: string; file: string; held?: boolean }): CatalogueSource {
  const { id, digest, file, held = false } = of;
  return { id, digest, held, files: [file], sinceUnixMs: 0, lessons: 0, arrivals: [], changes: [] };
}

import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { readSources } from '../../main/catalogue/index.ts';
import { fingerprintOf } from '../../main/feeds/trust.ts';
import { framesOf } from '../../main/shards/index.ts';
import { publisher, serveFeed } from '../support/feed.ts';
import { mulberry32 } from './kill-while-committing.ts';
import { runAndKill } from './run-and-kill.ts';

export type RefreshTally = {
  readonly kills: number;
  /** Of these the ones after which the version before lay there, or the new one already. */
  readonly old: number;
  readonly fresh: number;
  /** What was found that must not be. */
  readonly broken: readonly string[];
};

const KILLS_A_VERSION = 3;

/**
 * Kills a process that refreshes a feed, at random moments, a few times for each version that is published; after each
 * kill the version before it or the new one lies there, whole, and then one that is let to its end brings the new one.
 */
export async function killWhileRefreshing(kills: number, seed: number, lessons: number): Promise<RefreshTally> {
  const folder = mkdtempSync(join(tmpdir(), 'lectern-kill-'));
  const school = await publisher(join(folder, 'school'));
  const server = await serveFeed(() => school.feed);
  const random = mulberry32(seed);
  const tally = { kills: 0, old: 0, fresh: 0, broken: [] as string[] };
  const refresh = (afterMs: number | null): Promise<number> => {
    const reader = fileURLToPath(new URL('./feed-reader.ts', import.meta.url));
    const fingerprint = fingerprintOf(readFileSync(join(school.feed, 'metadata/1.root.json')));
    return runAndKill(reader, [folder, server.address, fingerprint], afterMs);
  };
  try {
    let before = 'nothing';
    let tookMs = 130;
    for (let version = 1; tally.kills < kills; version += 1) {
      await school.publish(lessonsOf(version, lessons));
      const next = `feed-v${version}`;
      for (let kill = 0; kill < KILLS_A_VERSION && tally.kills < kills; kill += 1) {
        await refresh(random() * tookMs * 1.2);
        tally.kills += 1;
        const found = await versionIn(join(folder, 'shards'));
        if (found === next) tally.fresh += 1;
        else if (found === before) tally.old += 1;
        else tally.broken.push(`kill ${tally.kills}: ${found} where ${before} was and ${next} was to be`);
      }
      tookMs = await refresh(null);
      before = await versionIn(join(folder, 'shards'));
      if (before !== next) tally.broken.push(`a refresh that went to its end left ${before}, not ${next}`);
    }
    return tally;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const lessonsOf = (version: number, count: number) =>
  Array.from({ length: count }, (_, n) => ({
    id: `l${n}`,
    title: { 'zh-CN': `第${n}课 ${n % 3 === 0 ? version : ''}` },
  }));

/** Reads every frame: what is cut off or spoilt throws. */
async function versionIn(shards: string): Promise<string> {
  const [source] = await readSources(shards, () => undefined);
  if (!source) return 'nothing';
  const files = [...source.base.shards, ...source.changes.flatMap(({ shard }) => shard ?? [])];
  for (const file of files) for (const _ of framesOf(join(shards, file)));
  return source.digest;
}

// What a feed's client is fed by somebody who holds its keys, its server or its line: any index, any shard, any file of a
// whole feed spoilt. A refusal has a code; nothing throws, hangs, or is taken in by half.
import { readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { readSources } from '../../main/catalogue/index.ts';
import { checkShard } from '../../main/feeds/check-shard.ts';
import { asResult } from '../../main/feeds/fault.ts';
import { readIndex } from '../../main/feeds/feed-index.ts';
import { refreshFeed } from '../../main/feeds/refresh-feed.ts';
import { fingerprintOf } from '../../main/feeds/trust.ts';
import { publisher, serveFeed } from './feed.ts';

export type FuzzTally = { readonly cases: number; readonly refused: number; readonly taken: number };

/** A change to some bytes, by whatever numbers come. */
const spoiling = fc.record({
  kind: fc.constantFrom('flip', 'cut', 'insert', 'replace', 'repeat', 'json'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  bytes: fc.uint8Array({ minLength: 1, maxLength: 40 }),
  json: fc.json({ maxDepth: 4 }),
});
type Spoiling = typeof spoiling extends fc.Arbitrary<infer Value> ? Value : never;

function spoilt(whole: Buffer, { kind, at, bytes, json }: Spoiling): Buffer {
  const place = Math.floor(at * whole.length);
  const [before, after] = [whole.subarray(0, place), whole.subarray(place)];
  if (kind === 'cut') return before;
  if (kind === 'insert') return Buffer.concat([before, bytes, after]);
  if (kind === 'repeat') return Buffer.concat([whole, after]);
  if (kind === 'json') return Buffer.from(json);
  const over = Buffer.from(whole);
  for (const [n, byte] of bytes.entries()) {
    const index = place + n;
    if (index < over.length) over[index] = kind === 'flip' ? (over[index] ?? 0) ^ (byte || 1) : byte;
    if (kind === 'flip') break;
  }
  return over;
}

const lessonsOf = (count: number, word: string) =>
  Array.from({ length: count }, (_, n) => ({ id: `l${n}`, title: { 'zh-CN': n === 0 ? word : `第${n}课` } }));

/** `runs` cases, a tenth of them on a whole feed over HTTP. Throws what fast-check found, with its seed and path. */
export async function fuzzFeeds(folder: string, { seed, runs }: { seed: number; runs: number }): Promise<FuzzTally> {
  const tally = { cases: 0, refused: 0, taken: 0 };
  const school = await publisher(join(folder, 'school'));
  await school.publish(lessonsOf(40, '一'));
  const first = join(folder, 'first.txt');
  const { address, close, lie } = await serveFeed(() => school.feed);
  const shardFolder = join(folder, 'shards');
  const state = join(folder, 'state');
  const fingerprint = fingerprintOf(readFileSync(join(school.feed, 'metadata/1.root.json')));
  const refresh = () =>
    asResult(() =>
      refreshFeed({
        ...{ id: 'school.test', address, fingerprint, folder: state, shardFolder, nowUnixMs: Date.now() },
        ...{ signal: new AbortController().signal, onProgress: () => undefined },
      }),
    );
  const count = (isTaken: boolean) => {
    tally.cases += 1;
    tally[isTaken ? 'taken' : 'refused'] += 1;
  };
  try {
    const index = readFileSync(join(school.feed, 'targets/index.json'));
    const parts = { seed, numRuns: Math.ceil(runs * 0.6) };
    await fc.assert(
      fc.asyncProperty(spoiling, async (change) => {
        count((await asResult(async () => readIndex(spoilt(index, change)))).ok);
      }),
      parts,
    );
    const shard = readFileSync(join(school.feed, 'targets', shardsIn(school.feed)[0] ?? ''));
    await fc.assert(
      fc.asyncProperty(spoiling, async (change) => {
        writeFileSync(first, spoilt(shard, change));
        count((await asResult(() => checkShard(first, { lessons: 40 }))).ok);
      }),
      { ...parts, numRuns: Math.ceil(runs * 0.3) },
    );
    if (!(await refresh()).ok) throw new Error('the feed itself is not taken');
    await school.publish(lessonsOf(40, '二'));
    const paths = [...allBelow(school.feed, 'metadata'), ...allBelow(school.feed, 'targets')];
    await fc.assert(
      fc.asyncProperty(fc.nat(paths.length - 1), spoiling, async (which, change) => {
        lie((path) => (path === paths[which] ? spoilt(readFileSync(join(school.feed, path)), change) : undefined));
        const refreshed = await refresh();
        count(refreshed.ok);
        const [source] = await readSources(shardFolder, () => undefined);
        const expected = refreshed.ok ? 'feed-v2' : 'feed-v1';
        if (source?.digest !== expected) throw new Error(`${source?.digest} is here, not ${expected}`);
        if (!refreshed.ok) return;
        // Not what is read, or a file that was not asked for: back to the first version.
        rmSync(state, { recursive: true, force: true });
        rmSync(shardFolder, { recursive: true, force: true });
        lie(() => undefined);
        await goBack(shardFolder, school.feed);
      }),
      { ...parts, numRuns: Math.ceil(runs * 0.1) },
    );
  } finally {
    await close();
  }
  return tally;
}

/** Keeps the first version as if it had been refreshed to long ago. */
async function goBack(shardFolder: string, feed: string): Promise<void> {
  const { keepSource } = await import('../../main/catalogue/index.ts');
  const shards = shardsIn(feed)
    .slice(0, 1)
    .map((name) => join(feed, 'targets', name));
  await keepSource(shardFolder, { id: 'school.test', held: false, lessons: { shards }, digest: () => 'feed-v1' });
}

const shardsIn = (feed: string): string[] =>
  readdirSync(join(feed, 'targets')).filter((name) => name.endsWith('.lessons'));

const allBelow = (feed: string, folder: string): string[] =>
  readdirSync(join(feed, folder)).map((name) => `${folder}/${name}`);

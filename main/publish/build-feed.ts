import { createHash, randomBytes } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, stat, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import { fail, type LessonRecord, mediaSeconds, ok, type Result, unixMs } from '../../core/words/index.ts';
import type { Importer } from '../catalogue/index.ts';
import { bytesOf, FEED_FORMAT, type FeedDelta, type FeedFile, FeedIndex, INDEX_NAME } from '../feeds/index.ts';
import type { Media } from '../media/index.ts';
import { framesOf, linesOf, writeShard } from '../shards/index.ts';
import { replaceFile } from '../store/index.ts';
import { FilmRefused, takeMedia } from './media-files.ts';
import { type BadLesson, FeedDescription, importedLessons, type ReadLesson, readLessons } from './read-lessons.ts';

/** Few and large: twenty for a million lessons, and one that broke off is soon fetched again. */
export const SHARD_LESSONS = 50_000;
/** A reader that was off for longer loads all of it. */
const DELTAS_KEPT = 20;
/** Together they may be half of it; then loading all of it is no worse. */
const DELTAS_SHARE_MAX = 0.5;
/** Readers may still be fetching what an older version names. */
const KEPT_MS = 30 * 24 * 60 * 60 * 1000;

export type BuildFailure = {
  readonly code: 'notDescribed' | 'otherFeed' | 'noLessons' | 'ffmpegMissing';
  readonly detail: string;
};
export type BuiltFeed = {
  readonly version: number;
  readonly lessons: number;
  /** Null: it is the first version. */
  readonly delta: { readonly added: number; readonly updated: number; readonly removed: number } | null;
  readonly isNew: boolean;
  readonly bad: readonly BadLesson[];
  readonly badCount: number;
};

type Building = {
  /** With feed.json, and lessons.json or lessons.jsonl where no importer reads it. */
  readonly folder: string;
  readonly out: string;
  readonly importer: Importer | null;
  /** Measures films. */
  readonly media: Pick<Media, 'probe'>;
  readonly nowUnixMs: number;
  readonly shardLessons?: number;
};

const BAD_LISTED_MAX = 1000;

/** Turns a folder into a feed's next version, unsigned. Nothing that is signed is touched. */
export async function buildFeed(building: Building): Promise<Result<BuiltFeed, BuildFailure>> {
  const { folder, out, importer, media, nowUnixMs } = building;
  const described = await describedIn(folder);
  if (!described) return fail({ code: 'notDescribed', detail: 'feed.json' });
  const before = await indexIn(out);
  if (before && before.feed !== described.feed) return fail({ code: 'otherFeed', detail: before.feed });

  const bad: BadLesson[] = [];
  let badCount = 0;
  const onBad = (one: BadLesson): void => {
    badCount += 1;
    if (bad.length < BAD_LISTED_MAX) bad.push(one);
  };
  const targets = join(out, 'targets');
  await mkdir(targets, { recursive: true });
  const read = importer ? importedLessons(importer, onBad) : readLessons(folder, onBad);
  const records = recordsOf({ out, media, onBad }, read);
  const shards = await writeShards(targets, records, building.shardLessons ?? SHARD_LESSONS).catch((error: unknown) => {
    if (error instanceof FilmRefused && error.code === 'ffmpegMissing') return null;
    throw error;
  });
  if (!shards) return fail({ code: 'ffmpegMissing', detail: '' });
  const lessons = shards.reduce((sum, shard) => sum + shard.lessons, 0);
  if (lessons === 0) return fail({ code: 'noLessons', detail: bad[0] ? `${bad[0].position}: ${bad[0].why}` : '' });

  const version = (before?.version ?? 0) + 1;
  const step = before && (await deltaBetween(targets, before, shards, version));
  const { title, mirrors, feed } = described;
  const said = (index: FeedIndex | null) => index && JSON.stringify([index.title, index.mirrors]);
  const isSame = step?.size === 0 && said(before) === JSON.stringify([title, mirrors]);
  if (before && isSame) {
    return ok({ version: before.version, lessons, delta: step.tally, isNew: false, bad, badCount });
  }
  const index = v.parse(FeedIndex, {
    ...{ format: FEED_FORMAT, feed, title, version, publishedUnixMs: unixMs(nowUnixMs), lessons, shards, mirrors },
    deltas: deltasKept([...(before?.deltas ?? []), ...(step ? [step.delta] : [])], shards),
  });
  await replaceFile(join(targets, INDEX_NAME), `${JSON.stringify(index, null, 1)}\n`);
  await pruneTargets(targets, index, nowUnixMs);
  return ok({ version, lessons, delta: step?.tally ?? null, isNew: true, bad, badCount });
}

async function describedIn(folder: string): Promise<FeedDescription | null> {
  const text = await readFile(join(folder, 'feed.json'), 'utf8').catch(() => 'null');
  try {
    return v.parse(FeedDescription, JSON.parse(text.replace(/^\uFEFF/, '')));
  } catch {
    return null;
  }
}

async function indexIn(out: string): Promise<FeedIndex | null> {
  const text = await readFile(join(out, 'targets', INDEX_NAME), 'utf8').catch(() => null);
  return text === null ? null : v.parse(FeedIndex, JSON.parse(text));
}

type Taking = {
  readonly out: string;
  readonly media: Building['media'];
  readonly onBad: (bad: BadLesson) => void;
};

async function* recordsOf(
  { out, media, onBad }: Taking,
  lessons: AsyncIterable<ReadLesson>,
): AsyncGenerator<LessonRecord> {
  const seen = new Set<string>();
  for await (const { record, files } of lessons) {
    if (seen.has(record.id)) {
      onBad({ position: record.id, why: 'duplicate' });
      continue;
    }
    seen.add(record.id);
    try {
      const assets = [...record.assets];
      for (const file of files) assets.push(await takeMedia(out, file, media));
      const longest = Math.max(0, ...assets.map(({ durationSeconds }) => durationSeconds ?? 0));
      const durationSeconds = record.durationSeconds ?? (longest > 0 ? mediaSeconds(longest) : null);
      yield { ...record, assets, durationSeconds };
    } catch (error) {
      if (!(error instanceof Error && 'code' in error)) throw error;
      // What stands against all of them ends the run.
      if (error.code === 'ENOSPC' || error.code === 'ffmpegMissing') throw error;
      const why = error instanceof FilmRefused ? error.message : `a file cannot be read: ${error.code}`;
      onBad({ position: record.id, why });
    }
  }
}

type WrittenShard = FeedFile & { readonly lessons: number };

async function writeShards(
  targets: string,
  records: AsyncGenerator<LessonRecord>,
  shardLessons: number,
): Promise<readonly WrittenShard[]> {
  const shards: WrittenShard[] = [];
  let next = await records.next();
  async function* some(): AsyncGenerator<LessonRecord> {
    for (let count = 0; count < shardLessons && !next.done; count += 1) {
      yield next.value;
      next = await records.next();
    }
  }
  while (!next.done) shards.push(await shardOf(targets, some()));
  return shards;
}

async function shardOf(targets: string, records: AsyncIterable<LessonRecord>): Promise<WrittenShard> {
  const part = join(targets, `.${randomBytes(6).toString('hex')}.lessons`);
  const { lessons } = await writeShard(part, records);
  return { ...(await named(targets, part, 'lessons')), lessons };
}

async function named(targets: string, part: string, kind: 'lessons' | 'ids'): Promise<FeedFile> {
  const hash = createHash('sha256');
  for await (const chunk of createReadStream(part)) hash.update(chunk as Buffer);
  const digest = hash.digest('hex');
  const { size } = await stat(part);
  await rename(part, join(targets, `${digest}.${kind}`));
  return { digest, bytes: size };
}

type Step = {
  readonly delta: FeedDelta;
  readonly tally: { readonly added: number; readonly updated: number; readonly removed: number };
  readonly size: number;
};

/** What leads from the version before to this one. Of the one before a digest of each lesson is held in memory. */
async function deltaBetween(
  targets: string,
  before: FeedIndex,
  shards: readonly WrittenShard[],
  toVersion: number,
): Promise<Step> {
  const known = new Map<string, string>();
  for (const [id, line] of linesIn(targets, before.shards)) known.set(id, digestOf(line));
  const added: string[] = [];
  const tally = { added: 0, updated: 0, removed: 0 };
  async function* changed(): AsyncGenerator<LessonRecord> {
    for (const [id, line] of linesIn(targets, shards)) {
      const last = known.get(id);
      known.delete(id);
      if (last === digestOf(line)) continue;
      if (last === undefined) added.push(id);
      tally[last === undefined ? 'added' : 'updated'] += 1;
      yield JSON.parse(line) as LessonRecord;
    }
  }
  const shard = await shardOf(targets, changed());
  const removed = [...known.keys()];
  tally.removed = removed.length;
  const part = join(targets, `.${randomBytes(6).toString('hex')}.ids`);
  await replaceFile(part, JSON.stringify({ added, removed }));
  const ids = await named(targets, part, 'ids');
  const delta = { fromVersion: before.version, toVersion, changed: shard, ids };
  return { delta, tally, size: tally.added + tally.updated + tally.removed };
}

function* linesIn(targets: string, shards: readonly FeedFile[]): Generator<readonly [string, string]> {
  for (const { digest } of shards) {
    for (const { cards, details } of framesOf(join(targets, `${digest}.lessons`))) {
      const lines = linesOf(details);
      for (const [at, { id }] of cards.entries()) yield [id, lines[at] ?? ''];
    }
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64').slice(0, 22);
}

function deltasKept(deltas: readonly FeedDelta[], shards: readonly FeedFile[]): readonly FeedDelta[] {
  const whole = shards.reduce((sum, { bytes }) => sum + bytes, 0);
  let kept = deltas.slice(-DELTAS_KEPT);
  // A small feed's deltas weigh what their headers do, and are none the worse.
  while (kept.length > 1 && bytesOf(kept) > whole * DELTAS_SHARE_MAX) kept = kept.slice(1);
  return kept;
}

/** What no version names any more goes when nobody can still be fetching it. */
export async function pruneTargets(targets: string, index: FeedIndex, nowUnixMs: number): Promise<void> {
  const named = new Set([
    ...index.shards.map(({ digest }) => digest),
    ...index.deltas.flatMap(({ changed, ids }) => [changed.digest, ids.digest]),
  ]);
  for (const name of await readdir(targets)) {
    const file = join(targets, name);
    const [, digest] = /^([0-9a-f]{64})\.(lessons|ids|index\.json)$/.exec(name) ?? [];
    const isLeft = /^\.[0-9a-f]{12}\.(lessons|ids)(\.part)?$/.test(name);
    if (digest !== undefined && named.has(digest)) await utimes(file, nowUnixMs / 1000, nowUnixMs / 1000);
    else if (digest !== undefined || isLeft) {
      if ((await stat(file)).mtimeMs < nowUnixMs - KEPT_MS) await rm(file);
    }
  }
}

import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setImmediate } from 'node:timers/promises';
import { fail, type LessonRecord, ok, type Result, type UnixMs } from '../../core/words/index.ts';
import { copyFileWhole, flushFolder } from '../database/index.ts';
import { framesOf, writeShard } from '../shards/index.ts';
import { keptLessons, keptRecords } from './kept-records.ts';
import { type KeptSource, readSource, shardsOf, type Told, withDigest } from './sources.ts';
import { wallClock } from './wall-clock.ts';

type NewSource = Pick<KeptSource, 'id' | 'held'> & {
  /** Asked when the last record went by. */
  readonly digest: () => string;
  /** Records, or whole shards that lie elsewhere and are copied. */
  readonly lessons: Iterable<LessonRecord> | AsyncIterable<LessonRecord> | { readonly shards: readonly string[] };
};
type ChangedSource = {
  readonly id: string;
  readonly fromDigest: string;
  readonly toDigest: string;
  /** A shard of lessons that were changed or added; it is copied. */
  readonly changed: string | null;
  /** Own ids of lessons that are there no more. */
  readonly removed: readonly string[];
};
/** `sourceGone`: none of this id is kept. `otherDigest`: the changes are of another state of it. */
export type NotChanged = { readonly code: 'sourceGone' | 'otherDigest' };

/** Changes together may be a twentieth of the base: a catalogue that is built whole holds them in memory. */
const CHANGED_SHARE_MAX = 0.05;
const CHANGED_LEAST = 500;
const CHANGES_MAX = 60;
/** What came before so many others is no news. */
const ARRIVALS_MAX = 20_000;

/** Writes the source whole, and only then in place of what was kept of it. */
export async function keepSource(folder: string, { id, held, digest, lessons }: NewSource): Promise<KeptSource> {
  await mkdir(folder, { recursive: true });
  const before = await readSource(folder, id);
  const shards: string[] = [];
  try {
    if ('shards' in lessons) for (const file of lessons.shards) shards.push(await copyShard(folder, id, file));
    else shards.push(await makeShard(folder, id, lessons));
    const base = { digest: digest(), shards, lessons: await countIn(folder, shards) };
    const told: Told = { id, held, changes: [], arrivals: [], base, sinceUnixMs: before?.sinceUnixMs ?? wallClock() };
    // What is broken cannot be compared: then nothing of it is news.
    const arrivals = before ? await arrivalsSince(folder, before, told).catch(() => []) : [];
    return await tell(folder, { ...told, arrivals });
  } catch (error) {
    await Promise.all(shards.map((shard) => rm(join(folder, shard), { force: true })));
    throw error;
  }
}

/** Adds what changed to what is kept, or does nothing. Many changes are taken together into a new base. */
export async function changeSource(
  folder: string,
  { id, fromDigest, toDigest, changed, removed }: ChangedSource,
): Promise<Result<KeptSource, NotChanged>> {
  const before = await readSource(folder, id);
  if (!before) return fail({ code: 'sourceGone' });
  if (before.digest !== fromDigest) return fail({ code: 'otherDigest' });
  const shard = changed === null ? null : await copyShard(folder, id, changed);
  const lessons = await countIn(folder, shard === null ? [] : [shard]);
  const change = { digest: toDigest, unixMs: wallClock(), shard, lessons, removed: [...removed] };
  const kept = await tell(folder, { ...before, changes: [...before.changes, change] });
  if (!isMuch(kept)) return ok(kept);
  // With a shard that is broken they stay apart; the catalogue says so when it is built.
  return ok(await takenTogether(folder, kept).catch(() => kept));
}

/** Forgets a source: at the next refresh its lessons are gone from the catalogue. */
export async function dropSource(folder: string, id: string): Promise<void> {
  await rm(join(folder, `${id}.json`), { force: true });
  await removeOrphans(folder, id, []);
}

function isMuch({ base, changes }: Told): boolean {
  const changed = changes.reduce((sum, { lessons, removed }) => sum + lessons + removed.length, 0);
  return changes.length > CHANGES_MAX || changed > Math.max(CHANGED_LEAST, base.lessons * CHANGED_SHARE_MAX);
}

/** A new base of the same digest: a catalogue that was built of the old one need not be built again. */
async function takenTogether(folder: string, source: KeptSource): Promise<KeptSource> {
  const arrivals = new Map<UnixMs, string[]>();
  for await (const { card, arrivedUnixMs } of keptLessons(folder, source)) {
    if (arrivedUnixMs !== null) addTo(arrivals, arrivedUnixMs, card.id);
  }
  const shard = await makeShard(folder, source.id, keptRecords(folder, source));
  const base = { digest: source.digest, shards: [shard], lessons: await countIn(folder, [shard]) };
  return tell(folder, { ...source, base, changes: [], arrivals: newest(arrivals) });
}

/** Which lessons came after the source did, now that it is kept anew. */
async function arrivalsSince(folder: string, before: KeptSource, told: Told): Promise<Told['arrivals']> {
  const known = new Map<string, UnixMs | null>();
  for await (const { card, arrivedUnixMs } of keptLessons(folder, before)) known.set(card.id, arrivedUnixMs);
  const arrivals = new Map<UnixMs, string[]>();
  const at = wallClock();
  for await (const { card } of keptLessons(folder, told)) {
    const arrived = known.get(card.id);
    if (arrived !== null) addTo(arrivals, arrived ?? at, card.id);
  }
  return newest(arrivals);
}

function addTo(arrivals: Map<UnixMs, string[]>, at: UnixMs, id: string): void {
  const ids = arrivals.get(at);
  if (ids) ids.push(id);
  else arrivals.set(at, [id]);
}

function newest(arrivals: ReadonlyMap<UnixMs, readonly string[]>): Told['arrivals'] {
  let left = ARRIVALS_MAX;
  const kept: Told['arrivals'] = [];
  for (const [at, ids] of [...arrivals].sort(([a], [b]) => b - a)) {
    if (left <= 0) break;
    kept.push({ unixMs: at, ids: ids.slice(0, left) });
    left -= ids.length;
  }
  return kept;
}

/** Zero where one of them is broken: the builder says so. */
async function countIn(folder: string, shards: readonly string[]): Promise<number> {
  let lessons = 0;
  try {
    for (const shard of shards) {
      for (const { cards } of framesOf(join(folder, shard))) {
        lessons += cards.length;
        await setImmediate();
      }
    }
  } catch {
    return 0;
  }
  return lessons;
}

const newName = (id: string): string => `${id}-${randomBytes(6).toString('hex')}.lessons`;

async function makeShard(
  folder: string,
  id: string,
  records: Iterable<LessonRecord> | AsyncIterable<LessonRecord>,
): Promise<string> {
  const shard = newName(id);
  await writeShard(join(folder, shard), records);
  return shard;
}

async function copyShard(folder: string, id: string, from: string): Promise<string> {
  const shard = newName(id);
  await copyFileWhole(from, join(folder, shard));
  return shard;
}

/** The small file last: what it names is whole by then. */
async function tell(folder: string, told: Told): Promise<KeptSource> {
  const { id, held, sinceUnixMs, base, arrivals, changes } = told;
  const part = join(folder, `${id}.json.part`);
  await writeFile(part, JSON.stringify({ id, held, sinceUnixMs, base, arrivals, changes }), { flush: true });
  await rename(part, join(folder, `${id}.json`));
  flushFolder(folder);
  await removeOrphans(folder, id, shardsOf(told));
  return withDigest(told);
}

async function removeOrphans(folder: string, id: string, kept: readonly string[]): Promise<void> {
  const names = (await readdir(folder)).filter((name) => name.startsWith(`${id}-`) && !kept.includes(name));
  const left = names.filter((name) => /^-[a-z0-9]+\.lessons(\.part)?$/.test(name.slice(id.length)));
  // Windows: one that is being read stays until the next time.
  await Promise.all(left.map((name) => rm(join(folder, name), { force: true }).catch(() => undefined)));
}

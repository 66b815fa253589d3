import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { Metadata, MetadataKind, type Root, type Snapshot, type Targets } from '@tufjs/models';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { INDEX_NAME } from '../feeds/index.ts';
import { replaceFile } from '../store/index.ts';
import { type FeedKey, type FeedRole, roles } from './keys.ts';
import {
  DAYS,
  newest,
  newRoot,
  newSnapshot,
  newTargets,
  newTimestamp,
  sha256,
  signWith,
  textOf,
  timestampIn,
} from './metadata.ts';

export type SignFailure = {
  /** `rootWaits`: signed, but more of the root's keys must sign it before it counts. */
  readonly code: 'notBuilt' | 'keysMissing' | 'rootWaits' | 'badThreshold';
  readonly detail: string;
};
type Signing = {
  /** A feed as `buildFeed` leaves it. */
  readonly feed: string;
  readonly keys: readonly FeedKey[];
  /** So many of the root's keys must sign; counts for a new root. */
  readonly threshold: number;
  /** Keys that count from now on; the ones before sign them with theirs (`keys`). */
  readonly handOverTo: readonly FeedKey[] | null;
  readonly nowUnixMs: number;
};

/**
 * Signs what is new, and anew what would expire soon. Each file is whole before one names it, and timestamp.json, which
 * readers ask for, comes last.
 */
export async function signFeed(signing: Signing): Promise<Result<{ rootVersion: number }, SignFailure>> {
  const metadata = join(signing.feed, 'metadata');
  const index = await readFile(join(signing.feed, 'targets', INDEX_NAME)).catch(() => null);
  if (!index) return fail({ code: 'notBuilt', detail: INDEX_NAME });
  const rooted = await signRoot(metadata, signing);
  if (!rooted.ok) return rooted;
  const root = rooted.value;
  const keys = [...signing.keys, ...(signing.handOverTo ?? [])].filter(({ role, key }) =>
    root.signed.roles[role]?.keyIDs.includes(key.keyID),
  );
  const missing = roles.filter((role) => role !== 'root' && !keys.some((key) => key.role === role));
  const { nowUnixMs } = signing;
  const isNewRoot = signing.handOverTo !== null;

  const kept = await newest(metadata, 'targets');
  const oldTargets = kept && Metadata.fromJSON(MetadataKind.Targets, kept);
  const oldDigest = oldTargets?.signed.targets[INDEX_NAME]?.hashes.sha256;
  const needs = (role: FeedRole, expires: string | undefined) => isNewRoot || isSoon(role, expires, nowUnixMs);
  let targets: Metadata<Targets> | null = oldTargets;
  if (!targets || oldDigest !== sha256(index) || needs('targets', targets.signed.expires)) {
    if (missing.includes('targets')) return fail({ code: 'keysMissing', detail: 'targets' });
    targets = newTargets(index, { version: (oldTargets?.signed.version ?? 0) + 1, nowUnixMs });
    signWith(targets, keys, 'targets');
  }
  const oldSnapshotText = await newest(metadata, 'snapshot');
  const oldSnapshot = oldSnapshotText && Metadata.fromJSON(MetadataKind.Snapshot, oldSnapshotText);
  let snapshot: Metadata<Snapshot> | null = oldSnapshot;
  if (!snapshot || targets !== oldTargets || needs('snapshot', snapshot.signed.expires)) {
    if (missing.includes('snapshot')) return fail({ code: 'keysMissing', detail: 'snapshot' });
    snapshot = newSnapshot(targets, { version: (oldSnapshot?.signed.version ?? 0) + 1, nowUnixMs });
    signWith(snapshot, keys, 'snapshot');
  }
  if (missing.includes('timestamp')) return fail({ code: 'keysMissing', detail: 'timestamp' });
  const before = await timestampIn(metadata);
  const timestamp = newTimestamp(snapshot, { version: (before?.signed.version ?? 0) + 1, nowUnixMs });
  signWith(timestamp, keys, 'timestamp');

  await replaceFile(join(signing.feed, 'targets', `${sha256(index)}.${INDEX_NAME}`), index.toString('utf8'));
  await replaceFile(join(metadata, `${targets.signed.version}.targets.json`), textOf(targets));
  await replaceFile(join(metadata, `${snapshot.signed.version}.snapshot.json`), textOf(snapshot));
  await replaceFile(join(metadata, 'timestamp.json'), textOf(timestamp));
  return ok({ rootVersion: root.signed.version });
}

/** A third of its life is left. */
function isSoon(role: FeedRole, expires: string | undefined, nowUnixMs: number): boolean {
  return expires !== undefined && Date.parse(expires) - nowUnixMs < (DAYS[role] / 3) * 24 * 60 * 60 * 1000;
}

/**
 * The root that counts. A new one lies as `next.root.json`, which no reader asks for, until enough keys have signed it:
 * their holders may come one after the other, each with a USB disk.
 */
async function signRoot(
  metadata: string,
  { keys, threshold, handOverTo, nowUnixMs }: Signing,
): Promise<Result<Metadata<Root>, SignFailure>> {
  const found = await newest(metadata, 'root');
  const current: Metadata<Root> | null = found && Metadata.fromJSON(MetadataKind.Root, found);
  const nextFile = join(metadata, 'next.root.json');
  const waiting = await readFile(nextFile, 'utf8').catch(() => null);
  let next: Metadata<Root>;
  if (waiting !== null) next = Metadata.fromJSON(MetadataKind.Root, JSON.parse(waiting));
  else if (!current || handOverTo) {
    const counting = handOverTo ?? keys;
    const rootKeys = counting.filter(({ role }) => role === 'root').length;
    const without = roles.find((role) => !counting.some((key) => key.role === role));
    if (without) return fail({ code: 'keysMissing', detail: without });
    if (threshold < 1 || threshold > rootKeys) return fail({ code: 'badThreshold', detail: String(threshold) });
    next = newRoot(counting, threshold, { version: (current?.signed.version ?? 0) + 1, nowUnixMs });
  } else return ok(current);

  signWith(next, [...keys, ...(handOverTo ?? [])], 'root');
  try {
    current?.verifyDelegate(MetadataKind.Root, next);
    next.verifyDelegate(MetadataKind.Root, next);
  } catch (error) {
    await replaceFile(nextFile, textOf(next));
    return fail({ code: 'rootWaits', detail: error instanceof Error ? error.message : '' });
  }
  await replaceFile(join(metadata, `${next.signed.version}.root.json`), textOf(next));
  await rm(nextFile, { force: true });
  return ok(next);
}

import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { Metadata, MetadataKind, MetaFile, type Root, Snapshot, TargetFile, Targets, Timestamp } from '@tufjs/models';
import { INDEX_NAME } from '../feeds/index.ts';
import { type FeedKey, type FeedRole, roles } from './keys.ts';

const DAY_MS = 24 * 60 * 60 * 1000;
/**
 * How long each stays good. A reader that hears nothing new for as long as the timestamp is told so: thirty days are a
 * winter holiday in which nobody signs. A root needs people to meet with their keys: once a year.
 */
export const DAYS: { readonly [Role in FeedRole]: number } = { root: 365, targets: 90, snapshot: 60, timestamp: 30 };

type Signed = Metadata<Root> | Metadata<Targets> | Metadata<Snapshot> | Metadata<Timestamp>;
type Life = { readonly version: number; readonly nowUnixMs: number };

function life(role: FeedRole, { version, nowUnixMs }: Life) {
  const expires = new Date(nowUnixMs + DAYS[role] * DAY_MS).toISOString().replace(/\.\d+Z$/, 'Z');
  return { version, specVersion: '1.0.31', expires };
}

export function textOf(metadata: Signed): string {
  return `${JSON.stringify(metadata.toJSON(), null, 1)}\n`;
}

export function signWith(metadata: Signed, keys: readonly FeedKey[], role: FeedRole): void {
  for (const key of keys.filter((one) => one.role === role)) metadata.sign(key.sign);
}

/** Says which keys count for what. Signed by nobody yet. */
export function newRoot(keys: readonly FeedKey[], threshold: number, at: Life): Metadata<Root> {
  const { version, specVersion, expires } = life('root', at);
  const ofRole = (role: FeedRole) => ({
    keyids: keys.filter((one) => one.role === role).map(({ key }) => key.keyID),
    threshold: role === 'root' ? threshold : 1,
  });
  return Metadata.fromJSON(MetadataKind.Root, {
    signatures: [],
    signed: {
      ...{ _type: 'root', spec_version: specVersion, version, expires, consistent_snapshot: true },
      keys: Object.fromEntries(keys.map(({ key }) => [key.keyID, key.toJSON()])),
      roles: Object.fromEntries(roles.map((role) => [role, ofRole(role)])),
    },
  });
}

export function newTargets(index: Uint8Array, at: Life): Metadata<Targets> {
  const targets = new Targets(life('targets', at));
  targets.addTarget(new TargetFile({ path: INDEX_NAME, length: index.length, hashes: { sha256: sha256(index) } }));
  return new Metadata(targets);
}

/** Names the targets by length and digest too, so that nothing of another version can be put beside it. */
export function newSnapshot(targets: Metadata<Targets>, at: Life): Metadata<Snapshot> {
  const meta = { 'targets.json': metaOf(targets) };
  return new Metadata(new Snapshot({ ...life('snapshot', at), meta }));
}

export function newTimestamp(snapshot: Metadata<Snapshot>, at: Life): Metadata<Timestamp> {
  return new Metadata(new Timestamp({ ...life('timestamp', at), snapshotMeta: metaOf(snapshot) }));
}

function metaOf(metadata: Metadata<Targets> | Metadata<Snapshot>): MetaFile {
  const bytes = Buffer.from(textOf(metadata));
  const { version } = metadata.signed;
  return new MetaFile({ version, length: bytes.length, hashes: { sha256: sha256(bytes) } });
}

export function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}

/** The newest of a kind in a feed's folder; null where there is none yet. */
export async function newest(folder: string, role: 'root' | 'targets' | 'snapshot') {
  const names = await readdir(folder).catch((): string[] => []);
  const versions = names.flatMap((name) => {
    const [, version, kind] = /^(\d+)\.(\w+)\.json$/.exec(name) ?? [];
    return kind === role ? [Number(version)] : [];
  });
  if (versions.length === 0) return null;
  return JSON.parse(await readFile(join(folder, `${Math.max(...versions)}.${role}.json`), 'utf8'));
}

export async function timestampIn(folder: string): Promise<Metadata<Timestamp> | null> {
  const text = await readFile(join(folder, 'timestamp.json'), 'utf8').catch(() => null);
  return text === null ? null : Metadata.fromJSON(MetadataKind.Timestamp, JSON.parse(text));
}

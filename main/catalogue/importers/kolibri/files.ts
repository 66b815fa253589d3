import { fileOfEnding } from '../endings.ts';
import type { Draft } from '../gate.ts';
import type { LocalFile } from '../importer.ts';
import { isStoredName, type Storage } from './storage.ts';

/** A file of a node; all are null where it has none. */
export type FileRow = {
  readonly preset: string | null;
  readonly priority: number | null;
  readonly thumbnail: number | null;
  readonly md5: string | null;
  readonly extension: string | null;
  readonly bytes: number | null;
};

/** What the ending says counts: a preset may be any word, and one of a video may hold an mp3. */
const roles: ReadonlyMap<string, string> = new Map([
  ['mp4', 'composite'],
  ['webm', 'composite'],
  ['mp3', 'audio'],
  ['pdf', 'document'],
  ['epub', 'document'],
  ['vtt', 'subtitles'],
]);
const pictures = new Set(['png', 'jpg', 'jpeg']);

type NodeFile = {
  readonly role: string;
  readonly mediaType: string;
  readonly name: string;
  readonly bytes: number | null;
};

export type NodeFiles = {
  readonly files: readonly LocalFile[];
  /** What the channel names and nobody copied along. */
  readonly links: Draft['links'];
  /** One of them can be shown or heard in class. */
  readonly shows: boolean;
  readonly badNames: readonly string[];
};

export async function filesOf(rows: readonly FileRow[], storage: Storage, forTeachers: boolean): Promise<NodeFiles> {
  const badNames: string[] = [];
  const named: NodeFile[] = [];
  for (const row of rows.toSorted(inOrder)) {
    const file = fileOf(row);
    if (file === null) continue;
    if (!isStoredName(file.name)) badNames.push(file.name);
    // Studio lists a file once for each place in which it is used.
    else if (named.every(({ role, name }) => role !== file.role || name !== file.name)) named.push(file);
  }
  const found = await Promise.all(
    named.map(async (file) => ({ ...file, path: await storage.find(file.name, file.bytes) })),
  );
  const chosen = found.filter((file) => !isOne.has(file.role) || file === bestOf(found, file.role));
  const nameOf = (role: string) => (role === 'document' && forTeachers ? 'teachingPlan' : role);
  const files: LocalFile[] = [];
  const links: Draft['links'] = [];
  for (const { role, path, mediaType, name, bytes } of chosen) {
    if (path !== null) files.push({ role: nameOf(role), paths: [path], mediaType });
    else if (role !== 'poster') links.push({ role: nameOf(role), name, mediaType, bytes });
  }
  const shows = named.some(({ role }) => role !== 'poster' && role !== 'subtitles');
  return { files, links, shows, badNames };
}

/** A video comes in two sizes, and a node may have had two pictures. */
const isOne = new Set(['composite', 'poster']);

function bestOf<File extends NodeFile & { readonly path: string | null }>(found: readonly File[], role: string) {
  const ofRole = found.filter((file) => file.role === role);
  return ofRole.find(({ path }) => path !== null) ?? ofRole[0];
}

/** Null: what only Kolibri can show, or what such a thing needs. */
function fileOf({ preset, thumbnail, md5, extension, bytes }: FileRow): NodeFile | null {
  const ending = (extension ?? '').replace(/^\./, '').toLowerCase();
  const isPicture = thumbnail === 1 || /_thumbnail$/.test(preset ?? '');
  const role = isPicture ? (pictures.has(ending) ? 'poster' : undefined) : roles.get(ending);
  const file = fileOfEnding(ending);
  if (role === undefined || file === null || /_dependency$/.test(preset ?? '')) return null;
  const size = Number.isSafeInteger(bytes) && Number(bytes) > 0 ? bytes : null;
  return { role, mediaType: file.mediaType, name: `${md5 ?? ''}.${ending}`, bytes: size };
}

/** The rows come in any order, and the same channel makes the same records. */
function inOrder(one: FileRow, other: FileRow): number {
  return rankOf(one) - rankOf(other) || ((one.md5 ?? '') < (other.md5 ?? '') ? -1 : 1);
}

function rankOf({ preset, priority, extension }: FileRow): number {
  const order = priority === null || !Number.isFinite(priority) ? 1000 : Math.min(1000, Math.max(0, priority));
  return (extension === 'vtt' ? 20_000 : 0) + (preset === 'low_res_video' ? 10_000 : 0) + order;
}

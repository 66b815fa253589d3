import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type * as v from 'valibot';
import { ok, type Result } from '../../../../core/words/index.ts';
import { skipped } from '../gate.ts';
import type { Skipped } from '../importer.ts';
import { ImportRefused } from '../importer.ts';
import { PartIndex, readShape } from './shapes.ts';

/**
 * What the platform serves below `/zxx/ndrs/`, as a folder holds it. Details and chapter trees are served below
 * `/zxx/ndrv2/`: they are found in the same folder, or where the folder keeps the two apart. Paths are relative, as in
 * the addresses, with `/`.
 */
export type Source = {
  /** The file's place on this PC, or null. */
  find(path: string): Promise<string | null>;
  list(folder: string): Promise<readonly Entry[]>;
};
type Entry = { readonly name: string; readonly isFolder: boolean };

const beneath = ['', 'ndrs', 'ndrv2', 'zxx/ndrs', 'zxx/ndrv2'];

export async function openSource(folder: string): Promise<Source> {
  const roots: string[] = [];
  for (const root of beneath.map((below) => join(folder, below))) {
    if ((await orNull(stat(root)))?.isDirectory()) roots.push(root);
  }
  return {
    async find(path) {
      if (!staysInside(path)) return null;
      for (const root of roots) {
        const file = join(root, path);
        if ((await orNull(stat(file)))?.isFile()) return file;
      }
      return null;
    },
    async list(path) {
      const names = new Map<string, boolean>();
      for (const root of roots) {
        const entries = (await orNull(readdir(join(root, path), { withFileTypes: true }))) ?? [];
        for (const entry of entries) names.set(entry.name, entry.isDirectory());
      }
      return [...names]
        .sort(([one], [other]) => (one < other ? -1 : 1))
        .map(([name, isFolder]) => ({ name, isFolder }));
    },
  };
}

/** Paths are made from ids and addresses that the data brings along: `..` is one that an id may have. */
function staysInside(path: string): boolean {
  return /^[A-Za-z0-9._/-]{1,400}$/.test(path) && !path.split('/').some((name) => /^\.*$/.test(name));
}

/** Not there is an answer; a disk that cannot be read ends the import. */
async function orNull<Value>(asked: Promise<Value>): Promise<Value | null> {
  try {
    return await asked;
  } catch (error) {
    const code = (error as NodeJS.ErrnoException).code ?? 'unreadable';
    if (code === 'ENOENT' || code === 'ENOTDIR') return null;
    throw new ImportRefused('sourceUnreadable', code);
  }
}

/** The largest whole file known, a tag tree, has 0.6 MB. */
const wholeBytesMax = 16 * 1024 * 1024;

/** A small file that is read whole: a detail, a tree, an index. Null where it is not there. */
export async function readWhole<const Schema extends v.GenericSchema>(
  source: Source,
  path: string,
  schema: Schema,
): Promise<Result<v.InferOutput<Schema> | null, Skipped>> {
  const file = await source.find(path);
  if (file === null) return ok(null);
  const read = await readJson(file, path);
  if (!read.ok) return read;
  const shaped = readShape(schema, read.value);
  return shaped.ok ? shaped : { ok: false, error: skipped(path, 'badRecord', shaped.error.detail) };
}

export async function readJson(file: string, path: string): Promise<Result<unknown, Skipped>> {
  const found = await orNull(stat(file));
  if (found !== null && found.size > wholeBytesMax) {
    return { ok: false, error: skipped(path, 'tooLarge', `more than ${wholeBytesMax} bytes`) };
  }
  const bytes = await orNull(readFile(file));
  if (bytes === null) return { ok: false, error: skipped(path, 'missingPart', '') };
  try {
    return ok(JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes)) as unknown);
  } catch {
    return { ok: false, error: skipped(path, 'badRecord', 'not JSON') };
  }
}

export type Part = { readonly path: string; readonly file: string };

/**
 * The parts of one list: first those that its index names, then those that lie beside them. A record that moved from
 * one part to another between two captures is then told by the part that counts.
 */
export async function partsOf(
  source: Source,
  folder: string,
  index: string,
): Promise<{ readonly parts: readonly Part[]; readonly skips: readonly Skipped[] }> {
  const parts: Part[] = [];
  const skips: Skipped[] = [];
  const read = await readWhole(source, index, PartIndex);
  if (!read.ok) skips.push(read.error);
  for (const address of read.ok && read.value !== null ? addressesIn(read.value) : []) {
    const path = pathIn(address, folder);
    const file = path === null ? null : await source.find(path);
    if (path === null) skips.push(skipped(index, 'badName', address.slice(0, 200)));
    else if (file === null) skips.push(skipped(path, 'missingPart', ''));
    else if (parts.every((part) => part.path !== path)) parts.push({ path, file });
  }
  for (const { name, isFolder } of await source.list(folder)) {
    const path = `${folder}/${name}`;
    if (isFolder || !/^part_\d+\.json$/.test(name) || parts.some((part) => part.path === path)) continue;
    const file = await source.find(path);
    if (file !== null) parts.push({ path, file });
  }
  return { parts, skips };
}

function addressesIn(index: v.InferOutput<typeof PartIndex>): readonly string[] {
  const urls = Array.isArray(index) ? index : index.urls;
  return (typeof urls === 'string' ? urls.split(',') : urls).map((url) => url.trim()).filter((url) => url !== '');
}

/** The mirror's number says nothing. Null: no part of this list, whatever it is. */
function pathIn(address: string, folder: string): string | null {
  const path = /^https?:\/\/[^/]+\/zxx\/ndr(?:s|v2)\/(.{1,300}\.json)$/.exec(address)?.[1];
  return path?.startsWith(`${folder}/`) && staysInside(path) ? path : null;
}

import * as v from 'valibot';
import type { Known } from './known.ts';
import { type Read, readTold } from './lists.ts';
import type { Told } from './shapes.ts';
import { readWhole, type Source } from './source.ts';

/** Null: not there. */
export async function detailAt(source: Source, path: string): Promise<Read | null> {
  const read = await readWhole(source, path, v.unknown());
  if (!read.ok) return read.error;
  return read.value === null ? null : readDetail(read.value, path);
}

/** The details of a folder whose record no list has told. */
export async function* detailsLeft(source: Source, known: Known, folder: string): AsyncGenerator<Read> {
  for (const { name, isFolder } of await source.list(folder)) {
    if (isFolder || !name.endsWith('.json') || known.has(name.slice(0, -'.json'.length))) continue;
    const read = await detailAt(source, `${folder}/${name}`);
    if (read !== null) yield read;
  }
}

/** A detail is named after its id, and some do not repeat it inside. */
export function readDetail(value: unknown, path: string): Read {
  const ownName = /(?:^|\/)([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.json$/i.exec(path)?.[1];
  const isUnnamed = typeof value === 'object' && value !== null && !('id' in value);
  return readTold(isUnnamed && ownName !== undefined ? { ...value, id: ownName } : value, path);
}

/** A detail says more than the line of a list, but not all that the line says. */
export function withDetail(listed: Told, detail: Told): Told {
  return {
    ...listed,
    ...detail,
    id: listed.id,
    title: detail.title ?? listed.title,
    global_title: detail.global_title ?? listed.global_title,
    resource_type_code: detail.resource_type_code ?? listed.resource_type_code,
    update_time: detail.update_time ?? listed.update_time,
    status: detail.status ?? listed.status,
    tag_list: filled(detail.tag_list, listed.tag_list),
    teachmeterial_ids: filled(detail.teachmeterial_ids, listed.teachmeterial_ids),
    chapter_paths: filled(detail.chapter_paths, listed.chapter_paths),
    provider_list: filled(detail.provider_list, listed.provider_list),
    custom_properties: { ...listed.custom_properties, ...detail.custom_properties },
    resource_custom_properties: detail.resource_custom_properties ?? listed.resource_custom_properties,
  };
}

type Items<Item> = Item[] | null | undefined;

function filled<Item>(one: Items<Item>, other: Items<Item>): Items<Item> {
  return one && one.length > 0 ? one : other;
}

import * as v from 'valibot';
import type { Skipped } from '../importer.ts';
import { readShape, Tag } from './shapes.ts';
import { readWhole, type Source } from './source.ts';

/**
 * The names of tags from the platform's trees of tags, for records that give an id alone. They fill gaps and decide
 * nothing: between two captures every id of a tree may change, so no record is known by one.
 */
export type TagNames = { fill(tags: readonly Tag[]): readonly Tag[] };

export const noTagNames: TagNames = { fill: (tags) => tags };

const Node = v.object({ ...Tag.entries, hierarchies: v.nullish(v.array(v.unknown())) });
const Level = v.object({ children: v.nullish(v.array(v.unknown())) });
const Tree = v.object({ hierarchies: v.nullish(v.array(v.unknown())) });

/** Those of real trees have some 200 names at 6 levels. */
const namesMax = 20_000;
const levelsMax = 16;

export async function readTagNames(source: Source): Promise<{ tagNames: TagNames; skips: readonly Skipped[] }> {
  const names = new Map<string, Tag>();
  const skips: Skipped[] = [];
  for (const { name, isFolder } of await source.list('tags')) {
    if (isFolder || !name.endsWith('.json')) continue;
    const read = await readWhole(source, `tags/${name}`, Tree);
    if (!read.ok) skips.push(read.error);
    else gather(read.value?.hierarchies ?? [], names);
  }
  return { tagNames: { fill: (tags) => tags.map((tag) => filled(tag, names.get(tag.tag_id ?? ''))) }, skips };
}

/** A node that is no node is passed over with what is under it. */
function gather(levels: readonly unknown[], names: Map<string, Tag>): void {
  let open = levels;
  for (let depth = 0; depth < levelsMax && open.length > 0; depth += 1) {
    const nodes = readable(Level, open).flatMap(({ children }) => readable(Node, children ?? []));
    for (const { hierarchies: _, ...tag } of nodes) {
      if (tag.tag_id && !names.has(tag.tag_id) && names.size < namesMax) names.set(tag.tag_id, tag);
    }
    open = nodes.flatMap(({ hierarchies }) => hierarchies ?? []);
  }
}

function readable<const Schema extends v.GenericSchema>(schema: Schema, values: readonly unknown[]) {
  return values.map((value) => readShape(schema, value)).flatMap((read) => (read.ok ? [read.value] : []));
}

function filled(tag: Tag, known: Tag | undefined): Tag {
  if (known === undefined || (tag.tag_name && tag.tag_dimension_id)) return tag;
  return {
    tag_id: tag.tag_id,
    tag_name: tag.tag_name || known.tag_name,
    tag_dimension_id: tag.tag_dimension_id ?? known.tag_dimension_id,
  };
}

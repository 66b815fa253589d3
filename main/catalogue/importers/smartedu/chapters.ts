import * as v from 'valibot';
import type { LocalText } from '../../../../core/words/index.ts';
import type { Skipped } from '../importer.ts';
import { shownText } from '../shown-text.ts';
import { readShape } from './shapes.ts';
import { readWhole, type Source } from './source.ts';

/** The units of a lesson, from the chapter tree of its book. */
export type Chapters = {
  /** The skip is told once for each book whose tree cannot be read. */
  open(bookId: string): Promise<{ readonly units: UnitsOf; readonly skip: Skipped | null }>;
};
type UnitsOf = (chapterPaths: readonly string[]) => readonly LocalText[];

const Node = v.object({
  id: v.nullish(v.string()),
  title: v.nullish(v.string()),
  /** With marks of style. */
  rich_title: v.nullish(v.string()),
  node_path: v.nullish(v.string()),
  child_nodes: v.nullish(v.array(v.unknown())),
});
/** Either the book itself with its chapters, or the chapters alone. */
const Tree = v.union([v.array(v.unknown()), v.object({ child_nodes: v.nullish(v.array(v.unknown())) })]);

const levelsMax = 12;
const nodesMax = 50_000;
const noUnits: UnitsOf = () => [];

/** Lessons come book by book, so one tree is held at a time. */
export function createChapters(source: Source): Chapters {
  let held: { readonly bookId: string; readonly units: UnitsOf } | null = null;
  const broken = new Set<string>();
  return {
    async open(bookId) {
      if (held?.bookId === bookId) return { units: held.units, skip: null };
      if (broken.has(bookId)) return { units: noUnits, skip: null };
      const read = await readWhole(source, `national_lesson/trees/${bookId}.json`, Tree);
      if (!read.ok) {
        broken.add(bookId);
        return { units: noUnits, skip: read.error };
      }
      held = { bookId, units: read.value === null ? noUnits : unitsIn(read.value) };
      return { units: held.units, skip: null };
    },
  };
}

/** Where a lesson names several leaves, the first that the tree knows counts. */
function unitsIn(tree: v.InferOutput<typeof Tree>): UnitsOf {
  const units = new Map<string, readonly LocalText[]>();
  let open = (Array.isArray(tree) ? tree : (tree.child_nodes ?? [])).map((node) => ({
    node,
    above: [] as readonly LocalText[],
  }));
  for (let depth = 0; depth < levelsMax && units.size < nodesMax; depth += 1) {
    open = open.flatMap(({ node, above }) => {
      const read = readShape(Node, node);
      if (!read.ok) return [];
      const { id, title, rich_title, node_path, child_nodes } = read.value;
      const name = shownText(title || (rich_title ?? '').slice(0, 2000).replace(/<[^<>]*>/g, ''), 200);
      const own = name === '' ? above : [...above, { 'zh-CN': name }];
      for (const known of [node_path, id]) {
        if (known && !units.has(known)) units.set(known, own);
      }
      return (child_nodes ?? []).map((child) => ({ node: child, above: own }));
    });
  }
  return (paths) =>
    paths.map((path) => units.get(path) ?? units.get(path.split('/').at(-1) ?? '')).find((own) => own !== undefined) ??
    [];
}

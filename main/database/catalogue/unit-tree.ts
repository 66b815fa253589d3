import type { LocalText } from '../../../core/words/index.ts';
import type { BookRow } from './names.ts';
import { storedTitle } from './titles.ts';

/** A place in the curriculum: what is absent is not chosen; null are the lessons that have none of it. */
export type CurriculumAt = {
  readonly [Name in keyof BookRow]?: BookRow[Name] | undefined;
} & { readonly units?: readonly string[] | undefined };

export type Node = {
  readonly level: 'stage' | 'grade' | 'subject' | 'edition' | 'volume' | 'unit';
  readonly at: CurriculumAt;
  readonly value: string | number | null;
  readonly label: LocalText | null;
  readonly lessons: number;
  readonly year: number | null;
  readonly supersededByYear: number | null;
};
/** `only`: there was no other choice. */
export type Step = Node & { readonly only: boolean };

export type UnitRow = { readonly id: number; readonly titles: string; readonly lessons: number };
type Unit = UnitRow & { readonly path: readonly LocalText[]; readonly keys: readonly string[] };

type Here = {
  readonly units: readonly string[];
  readonly steps: readonly Step[];
  readonly nodes: readonly Node[];
  /** The number of the unit that is right here; null is none, as at the book's top; undefined: no such place. */
  readonly here: number | null | undefined;
  /** Whether lessons of a unit stand here or below. */
  readonly within: (unit: number | null) => boolean;
};

/**
 * The units of a book below the place, in the book's order; a unit that is alone at its level is gone into.
 * `standsOutside`: there are lessons of the book that stand in no unit.
 */
export function unitsAt(rows: readonly UnitRow[], at: CurriculumAt, standsOutside: boolean): Here {
  let units: readonly string[] = at.units ?? [];
  const steps: Step[] = [];
  const all = rows.map((row): Unit => {
    const path = JSON.parse(row.titles) as LocalText[];
    return { ...row, path, keys: path.map(storedTitle) };
  });
  for (let depth = 0; depth < units.length; depth += 1) {
    const chosen = nodesBelow(all, units.slice(0, depth), at).find(({ value }) => value === units[depth]);
    if (chosen) steps.push({ ...chosen, only: false });
  }
  for (;;) {
    const nodes = nodesBelow(all, units, at);
    const here =
      units.length === 0 ? null : all.find(({ keys }) => keys.length === units.length && startsWith(keys, units))?.id;
    const [only] = nodes;
    const standsHere = here === null ? standsOutside : here !== undefined;
    if (!only || nodes.length > 1 || standsHere) return { units, steps, nodes, here, within: withinOf(all, units) };
    units = only.at.units ?? [];
    steps.push({ ...only, only: true });
  }
}

function withinOf(all: readonly Unit[], units: readonly string[]): Here['within'] {
  const ids = new Set<number | null>(all.filter(({ keys }) => startsWith(keys, units)).map(({ id }) => id));
  if (units.length === 0) ids.add(null);
  return (unit) => ids.has(unit);
}

function nodesBelow(all: readonly Unit[], units: readonly string[], at: CurriculumAt): Node[] {
  const nodes = new Map<string, Node>();
  for (const { path, keys, lessons } of all) {
    const [key, label] = [keys[units.length], path[units.length]];
    if (key === undefined || label === undefined || !startsWith(keys, units)) continue;
    const before = nodes.get(key);
    nodes.set(key, {
      level: 'unit',
      at: { ...at, units: [...units, key] },
      value: key,
      label,
      lessons: (before?.lessons ?? 0) + lessons,
      ...{ year: null, supersededByYear: null },
    });
  }
  return [...nodes.values()];
}

function startsWith(keys: readonly string[], units: readonly string[]): boolean {
  return units.every((unit, at) => keys[at] === unit);
}

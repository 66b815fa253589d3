import type { ReadDb } from '../db.ts';
import type { Book, IndexReader } from './index-reader.ts';
import { type CurriculumAt, type Node, type Step, type UnitRow, unitsAt } from './unit-tree.ts';

export type Browsed = {
  readonly at: CurriculumAt;
  readonly path: readonly Step[];
  readonly level: Node['level'] | 'lesson';
  readonly nodes: readonly Node[];
  /** Rows of the lessons that stand right here. */
  readonly lessons: readonly number[];
  readonly total: number;
};

type Asked = { readonly at: CurriculumAt; readonly offset: number; readonly limit: number };
type Level = Exclude<Node['level'], 'unit'>;

const NODES_MAX = 2000;
const levels: readonly Level[] = ['stage', 'grade', 'subject', 'edition', 'volume'];

/** One level of the curriculum. Books are in memory with their counts, so only units and lessons are read. */
export function browse(db: ReadDb, index: IndexReader, { at: asked, offset, limit }: Asked): Browsed {
  const all = [...index.books].filter(([, { lessons }]) => lessons > 0);
  let at = asked;
  const path: Step[] = [];
  for (const level of levels) {
    const nodes = nodesOf(
      level,
      at,
      all.map(([, book]) => book).filter((book) => isAt(book, at)),
    );
    if (nodes.length === 0) return { at, path, level: 'lesson', nodes: [], lessons: [], total: 0 };
    const isChosen =
      level === 'edition' ? at.publisher !== undefined && at.year !== undefined : at[level] !== undefined;
    const [only] = nodes;
    if (!isChosen && (nodes.length > 1 || !only)) {
      return { at, path, level, nodes: nodes.slice(0, NODES_MAX), lessons: [], total: 0 };
    }
    if (!only) break;
    at = { ...at, ...only.at };
    path.push({ ...superseded(only, all), at: upTo(level, at), only: !isChosen });
  }
  const [book] = all.find(([, one]) => isAt(one, at)) ?? [];
  if (book === undefined) return { at, path, level: 'lesson', nodes: [], lessons: [], total: 0 };
  return inBook(db, { at, path, book, offset, limit, lessons: index.books.get(book)?.lessons ?? 0 });
}

function isAt(book: Book, at: CurriculumAt): boolean {
  return (
    (at.stage === undefined || book.stage === at.stage) &&
    (at.grade === undefined || book.grade === at.grade) &&
    (at.subject === undefined || book.subject === at.subject) &&
    (at.publisher === undefined || book.publisher === at.publisher) &&
    (at.year === undefined || book.year === at.year) &&
    (at.volume === undefined || book.volume === at.volume)
  );
}

/** The values of a level among the books, in their order. */
function nodesOf(level: Level, at: CurriculumAt, books: readonly Book[]): Node[] {
  const nodes = new Map<string, Node>();
  for (const book of books) {
    const chosen = level === 'edition' ? { publisher: book.publisher, year: book.year } : { [level]: book[level] };
    const key = JSON.stringify(chosen);
    const before = nodes.get(key);
    nodes.set(key, {
      level,
      at: { ...at, ...chosen },
      value: level === 'edition' ? book.publisher : book[level],
      ...{ label: null, supersededByYear: null },
      lessons: (before?.lessons ?? 0) + book.lessons,
      year: level === 'edition' ? book.year : null,
    });
  }
  const found = [...nodes.values()];
  return level === 'edition' ? found.map((node) => ({ ...node, supersededByYear: newerOf(node, found) })) : found;
}

/** The year of the next newer book of the same publisher. */
function newerOf({ value, year }: Node, others: readonly Node[]): number | null {
  if (year === null) return null;
  const newer = others.flatMap((one) => (one.value === value && one.year !== null && one.year > year ? one.year : []));
  return newer.length === 0 ? null : Math.min(...newer);
}

/** An edition that is chosen is held against those that are not. */
function superseded(node: Node, all: readonly (readonly [number, Book])[]): Node {
  if (node.level !== 'edition') return node;
  const { year: _, volume: __, ...place } = node.at;
  const siblings = nodesOf(
    'edition',
    place,
    all.map(([, book]) => book).filter((book) => isAt(book, place)),
  );
  return { ...node, supersededByYear: newerOf(node, siblings) };
}

function upTo(level: Level, at: CurriculumAt): CurriculumAt {
  const kept = levels
    .slice(0, levels.indexOf(level) + 1)
    .flatMap((one) => (one === 'edition' ? ['publisher', 'year'] : [one]));
  return Object.fromEntries(Object.entries(at).filter(([name]) => kept.includes(name)));
}

type InBook = Omit<Asked, 'at'> & {
  readonly at: CurriculumAt;
  readonly path: readonly Step[];
  readonly book: number;
  /** Lessons of the whole book. */
  readonly lessons: number;
};

/** Inside a book the units are a tree; lessons may stand at any knot of it. */
function inBook(db: ReadDb, { at, path, book, offset, limit, lessons: ofBook }: InBook): Browsed {
  const rows = db.all<UnitRow>(
    `SELECT id, titles, lessons FROM unit WHERE book_id = @book AND lessons > 0
     ORDER BY first_lesson LIMIT 20000`,
    { book },
  );
  const outside = ofBook - rows.reduce((sum, row) => sum + row.lessons, 0);
  const { units, steps, nodes, here } = unitsAt(rows, at, outside);
  const total = here?.lessons ?? (units.length === 0 ? outside : 0);
  const lessons =
    total === 0
      ? []
      : db.column<number>(
          `SELECT id FROM lesson WHERE book_id = @book AND unit_id IS @unit AND withdrawn = 0
           ORDER BY id LIMIT @limit OFFSET @offset`,
          { book, unit: here?.id ?? null, limit, offset },
        );
  return {
    ...{ lessons, total, nodes: nodes.slice(0, NODES_MAX) },
    at: units.length > 0 ? { ...at, units } : at,
    path: [...path, ...steps],
    level: nodes.length > 0 ? 'unit' : 'lesson',
  };
}

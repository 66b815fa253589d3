import type { ReadDb } from '../db.ts';
import { type Facets, fits } from './facets.ts';
import type { Book, IndexReader } from './index-reader.ts';
import { addLengths, addLesson, countOf, fittingOf, minutesOf, noLengths } from './minutes.ts';
import { type CurriculumAt, type Node, type Step, type UnitRow, unitsAt } from './unit-tree.ts';

export type Browsed = {
  readonly at: CurriculumAt;
  readonly path: readonly Step[];
  readonly level: Node['level'] | 'lesson';
  readonly nodes: readonly Node[];
  /** Rows of the lessons that stand right here. */
  readonly lessons: readonly number[];
  readonly total: number;
  readonly fitting: number[];
};

type Asked = Pick<Facets, 'secondsMax'> & {
  readonly at: CurriculumAt;
  readonly offset: number;
  readonly limit: number;
};
type Level = Exclude<Node['level'], 'unit'>;
/** `lessons`: those that fit. */
type Shown = Book & { readonly id: number };

const NODES_MAX = 2000;
const levels: readonly Level[] = ['stage', 'grade', 'subject', 'edition', 'volume'];

/**
 * One level of the curriculum. Books are in memory with their counts, so only units and lessons are read. Whatever is
 * to fit, the levels are chosen by all lessons: a length taken back leads to where one was.
 */
export function browse(db: ReadDb, index: IndexReader, { at: asked, offset, limit, secondsMax }: Asked): Browsed {
  const all: Shown[] = [];
  for (const [id, book] of index.books) {
    const { lessons } = book;
    const fit = secondsMax === undefined ? lessons : countOf(index.lengthsOf(id), { secondsMax });
    if (lessons > 0) all.push({ ...book, id, lessons: fit });
  }
  let at = asked;
  const path: Step[] = [];
  for (const level of levels) {
    const books = all.filter((book) => isAt(book, at));
    const nodes = nodesOf(level, at, books);
    const nothing = { path, lessons: [], total: 0, fitting: fittingIn(index, books) };
    if (nodes.length === 0) return { ...nothing, at, level: 'lesson', nodes: [] };
    const isChosen =
      level === 'edition' ? at.publisher !== undefined && at.year !== undefined : at[level] !== undefined;
    const [only] = nodes;
    if (!isChosen && (nodes.length > 1 || !only)) return { ...nothing, at, level, nodes: shown(nodes) };
    if (!only) break;
    at = { ...at, ...only.at };
    path.push({ ...superseded(only, all), at: upTo(level, at), only: !isChosen });
  }
  const book = all.find((one) => isAt(one, at));
  if (book === undefined) return { at, path, level: 'lesson', nodes: [], lessons: [], total: 0, fitting: [] };
  return inBook(db, { at, path, book: book.id, offset, limit, secondsMax });
}

const shown = (nodes: readonly Node[]): Node[] => nodes.filter(({ lessons }) => lessons > 0).slice(0, NODES_MAX);

function fittingIn(index: IndexReader, books: readonly Shown[]): number[] {
  const lengths = noLengths();
  for (const { id } of books) addLengths(lengths, index.lengthsOf(id));
  return fittingOf(lengths);
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
function superseded(node: Node, all: readonly Shown[]): Node {
  if (node.level !== 'edition') return node;
  const { year: _, volume: __, ...place } = node.at;
  const siblings = nodesOf(
    'edition',
    place,
    all.filter((book) => isAt(book, place)),
  );
  return { ...node, supersededByYear: newerOf(node, siblings) };
}

function upTo(level: Level, at: CurriculumAt): CurriculumAt {
  const kept = levels
    .slice(0, levels.indexOf(level) + 1)
    .flatMap((one) => (one === 'edition' ? ['publisher', 'year'] : [one]));
  return Object.fromEntries(Object.entries(at).filter(([name]) => kept.includes(name)));
}

type InBook = Asked & { readonly path: readonly Step[]; readonly book: number };

/** Inside a book the units are a tree; lessons may stand at any knot of it. */
function inBook(db: ReadDb, { at, path, book, offset, limit, secondsMax }: InBook): Browsed {
  const rows = db.all<UnitRow>(
    `SELECT id, titles, lessons FROM unit WHERE book_id = @book AND lessons > 0
     ORDER BY first_lesson LIMIT 20000`,
    { book },
  );
  const all = db.all<{ unit: number | null; seconds: number | null }>(
    'SELECT unit_id AS unit, seconds FROM lesson WHERE book_id = @book AND withdrawn = 0',
    { book },
  );
  const ofUnit = new Map<number | null, number>();
  for (const { unit, seconds } of all) {
    if (fits(minutesOf(seconds), { secondsMax })) ofUnit.set(unit, (ofUnit.get(unit) ?? 0) + 1);
  }
  const { units, steps, nodes, here, within } = unitsAt(
    rows.map((row) => ({ ...row, lessons: ofUnit.get(row.id) ?? 0 })),
    at,
    all.some(({ unit }) => unit === null),
  );
  const lengths = noLengths();
  for (const { unit, seconds } of all) if (within(unit)) addLesson(lengths, minutesOf(seconds));
  const total = here === undefined ? 0 : (ofUnit.get(here) ?? 0);
  const lessons =
    total === 0
      ? []
      : db.column<number>(
          `SELECT id FROM lesson WHERE book_id = @book AND unit_id IS @unit AND withdrawn = 0
           AND (@secondsMax IS NULL OR seconds > 0 AND seconds <= @secondsMax)
           ORDER BY id LIMIT @limit OFFSET @offset`,
          { book, unit: here ?? null, limit, offset, secondsMax: secondsMax ?? null },
        );
  return {
    ...{ lessons, total, nodes: shown(nodes), fitting: fittingOf(lengths) },
    at: units.length > 0 ? { ...at, units } : at,
    path: [...path, ...steps],
    level: nodes.length > 0 ? 'unit' : 'lesson',
  };
}

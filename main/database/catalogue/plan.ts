import Sqlite from 'better-sqlite3';
import { CATALOGUE_SCHEMA } from './schema.ts';
import { type CatalogueChange, digestOf, FEED_LESSONS_MAX, firstLessonOf, type Planned } from './source.ts';

/** What is to be done to one feed of a catalogue. */
export type Step =
  /** All of its lessons go; where `source` is not null, all that it has come. */
  | { readonly kind: 'anew'; readonly feed: number; readonly source: Planned | null }
  /** Changes that the catalogue does not have yet. */
  | {
      readonly kind: 'change';
      readonly feed: number;
      readonly source: Planned;
      readonly changes: readonly CatalogueChange[];
    };

/** A tenth of all lessons at once, or so many times: then building anew is no more work and tidies up. */
const CHANGED_SHARE_MAX = 0.1;
const CHANGED_LEAST = 200;
const DELTAS_MAX = 12;

type FeedRow = {
  readonly number: number;
  readonly id: string;
  readonly digest: string;
  readonly held: number;
  readonly since: number;
  readonly fault: string | null;
};

/** The steps from the catalogue in the file to what the sources are now; null: it is to be built whole. */
export function planChange(file: string, sources: readonly Planned[]): readonly Step[] | null {
  let connection: Sqlite.Database | null = null;
  try {
    connection = new Sqlite(file, { readonly: true, fileMustExist: true });
    if (Number(connection.pragma('user_version', { simple: true })) !== CATALOGUE_SCHEMA) return null;
    const deltas = connection.prepare('SELECT deltas FROM made').pluck().get() as number;
    const total = connection.prepare('SELECT coalesce(sum(lessons), 0) FROM book').pluck().get() as number;
    const rows = connection
      .prepare('SELECT number, id, digest, held, since_unix_ms AS since, fault FROM feed ORDER BY number')
      .all() as FeedRow[];
    const steps = stepsFrom(rows, sources);
    if (steps === null || (deltas >= DELTAS_MAX && steps.length > 0)) return null;
    const counted = connection.prepare('SELECT count(*) FROM lesson WHERE id >= ? AND id < ?').pluck();
    const lessonsIn = (feed: number) =>
      counted.get(firstLessonOf(feed), firstLessonOf(feed) + FEED_LESSONS_MAX) as number;
    const cost = steps.reduce((sum, step) => sum + costOf(step, lessonsIn), 0);
    return cost > Math.max(CHANGED_LEAST, total * CHANGED_SHARE_MAX) ? null : steps;
  } catch {
    // Whatever is wrong with it, a new one will be whole.
    return null;
  } finally {
    connection?.close();
  }
}

/** Null where the order of feeds would be another: they stand in the order in which they came. */
function stepsFrom(rows: readonly FeedRow[], sources: readonly Planned[]): readonly Step[] | null {
  const left = new Map(rows.map((row) => [row.id, row]));
  const steps: Step[] = [];
  let next = Math.max(-1, ...rows.map(({ number }) => number)) + 1;
  let last = -1;
  for (const source of sources) {
    const row = left.get(source.id);
    left.delete(source.id);
    const feed = row?.number ?? next;
    if (!row) next += 1;
    if (feed < last) return null;
    last = feed;
    if (!row || row.held !== (source.held ? 1 : 0) || row.since !== source.sinceUnixMs) {
      steps.push({ kind: 'anew', feed, source });
      continue;
    }
    const step = stepFor(row, source);
    if (step) steps.push(step);
  }
  return [...[...left.values()].map(({ number }): Step => ({ kind: 'anew', feed: number, source: null })), ...steps];
}

function stepFor({ number: feed, digest, fault }: FeedRow, source: Planned): Step | null {
  const isSameFault = fault === (source.fault && JSON.stringify(source.fault));
  if (digest === digestOf(source)) return isSameFault ? null : { kind: 'change', feed, source, changes: [] };
  if (digest === source.digest) return { kind: 'change', feed, source, changes: source.changes };
  const at = source.changes.findIndex((change) => change.digest === digest);
  return at < 0
    ? { kind: 'anew', feed, source }
    : { kind: 'change', feed, source, changes: source.changes.slice(at + 1) };
}

function costOf(step: Step, lessonsIn: (feed: number) => number): number {
  const cost = (changes: readonly CatalogueChange[]) =>
    changes.reduce((sum, { lessons, removed }) => sum + lessons + removed.length, 0);
  if (step.kind === 'change') return cost(step.changes);
  const { source } = step;
  const comes = source === null || source.files.length === 0 ? 0 : source.lessons || Number.POSITIVE_INFINITY;
  return lessonsIn(step.feed) + comes + (source ? cost(source.changes) : 0);
}

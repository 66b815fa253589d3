import type { UnixMs } from '../../core/words/index.ts';
import type { Card } from './card.ts';
import { framesOf, ShardBroken } from './frames.ts';

/** A step of a source: `removed` went first, then what the file holds was changed or added. */
export type Change = {
  readonly unixMs: UnixMs;
  readonly file: string | null;
  readonly removed: readonly string[];
};

/** A source at rest: its base, and what changed since, oldest first. */
export type SourceFiles = {
  readonly id: string;
  readonly files: readonly string[];
  /** Lessons of the base that came later than the source did. */
  readonly arrivals: readonly { readonly unixMs: UnixMs; readonly ids: readonly string[] }[];
  readonly changes: readonly Change[];
};

/** A lesson of a source; `arrivedUnixMs` is null where it came with the source. */
export type Placed = {
  readonly card: Card;
  /** What `addFrame` said of its details, and its line in them. */
  readonly frame: number;
  readonly line: number;
  readonly arrivedUnixMs: UnixMs | null;
};

/** A file of a source cannot be read: cut off, damaged, made to harm, or gone. */
export class SourceBroken extends Error {
  readonly sourceId: string;
  readonly file: string;
  constructor(sourceId: string, file: string, why: string) {
    super(why);
    this.sourceId = sourceId;
    this.file = file;
  }
}

type Later = Omit<Placed, 'arrivedUnixMs'> & { readonly unixMs: UnixMs; readonly cameBack: boolean };

/**
 * Every lesson of a source once, in its order: a changed one stands where it stood, a new one comes last, and so
 * does one that was removed and came back. In memory are the changes, and of the base one frame.
 */
export function* lessonsOf(source: SourceFiles, addFrame: (details: Uint8Array) => number): Generator<Placed> {
  const later = readChanges(source, addFrame);
  const arrivals = new Map(source.arrivals.flatMap(({ unixMs, ids }) => ids.map((id) => [id, unixMs] as const)));
  for (const file of source.files) {
    for (const { cards, details } of framesIn(source, file)) {
      const frame = addFrame(details);
      for (const [line, card] of cards.entries()) {
        const change = later.get(card.id);
        const arrivedUnixMs = arrivals.get(card.id) ?? null;
        if (change === undefined) yield { card, frame, line, arrivedUnixMs };
        if (!change || change.cameBack) continue;
        yield { card: change.card, frame: change.frame, line: change.line, arrivedUnixMs };
        later.set(card.id, null);
      }
    }
  }
  for (const change of later.values()) {
    if (change) yield { card: change.card, frame: change.frame, line: change.line, arrivedUnixMs: change.unixMs };
  }
}

/** What became of each lesson that changes tell of; null: it went. In the order in which new ones came. */
function readChanges(source: SourceFiles, addFrame: (details: Uint8Array) => number): Map<string, Later | null> {
  const later = new Map<string, Later | null>();
  for (const { file, removed, unixMs } of source.changes) {
    for (const id of removed) later.set(id, null);
    if (file === null) continue;
    for (const { cards, details } of framesIn(source, file)) {
      const frame = addFrame(details);
      for (const [line, card] of cards.entries()) {
        const before = later.get(card.id);
        // So that it is last: a map keeps the place of a key that is set again.
        if (before === null) later.delete(card.id);
        const since = before
          ? { unixMs: before.unixMs, cameBack: before.cameBack }
          : { unixMs, cameBack: before === null };
        later.set(card.id, { card, frame, line, ...since });
      }
    }
  }
  return later;
}

/** The frames of one of a source's files; whatever is wrong with it names the source. */
export function* framesIn(source: Pick<SourceFiles, 'id'>, file: string): ReturnType<typeof framesOf> {
  try {
    yield* framesOf(file);
  } catch (error) {
    const code = (error as { code?: unknown }).code;
    if (error instanceof ShardBroken || typeof code === 'string') {
      throw new SourceBroken(source.id, file, error instanceof ShardBroken ? error.message : String(code));
    }
    throw error;
  }
}

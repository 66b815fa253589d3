import type { Han } from '../../../core/search/index.ts';
import { framesOf, ShardBroken } from '../../shards/index.ts';
import type { WriteDb } from '../db.ts';
import { beginWalk, endWalk, forgetOthers, OWN, takeFrame } from './frames.ts';

/** A feed's lessons in shards: those it began with and those that changed since. `digest` changes with any of them. */
export type TextSource = {
  readonly id: string;
  readonly digest: string;
  readonly held: boolean;
  readonly files: readonly string[];
};

/** What one step did. */
export type Step = { readonly done: boolean };

/** Steps are short, so that a search that comes in between waits for a part of a second at most. */
const STEP_FRAMES = 6;
const STEP_KNOWN = 200;

/** Takes sources in, step by step. Where it is in a file is kept in memory only: known frames are passed by quickly. */
export function createTaker(han: Han): {
  step(db: WriteDb, sources: readonly TextSource[]): Step;
} {
  let plan = '';
  let walk: Iterator<'known' | 'taken', void> | null = null;
  return {
    step(db, sources) {
      const asked = JSON.stringify(sources);
      if (asked !== plan) {
        walk?.return?.();
        walk = null;
        plan = asked;
      }
      // A step that fails is undone by its transaction; the walk then begins again.
      const going = walk ?? walkThrough(db, sources, han);
      walk = null;
      let [known, taken] = [0, 0];
      while (known < STEP_KNOWN && taken < STEP_FRAMES) {
        const next = going.next();
        if (next.done) return { done: true };
        if (next.value === 'known') known += 1;
        else taken += 1;
      }
      walk = going;
      return { done: false };
    },
  };
}

type SourceRow = { readonly digest: string; readonly held: number };

function* walkThrough(db: WriteDb, sources: readonly TextSource[], han: Han): Generator<'known' | 'taken', void> {
  yield* forgetOthers(db, [...sources.map(({ id }) => id), OWN]);
  for (const source of sources) {
    const { id, digest, held, files } = source;
    const row = db.get<SourceRow>('SELECT digest, held FROM source WHERE id = @id', { id });
    if (row?.digest === digest && row.held === Number(held)) continue;
    db.run('UPDATE state SET complete = 0 WHERE complete = 1');
    const walk = beginWalk(db);
    for (const file of files) {
      for (const { details } of wholeFrames(file)) {
        yield takeFrame(db, { source: id, walk, held, idOf: (own) => `${id}/${own}` }, details, han);
      }
    }
    yield* endWalk(db, id, walk);
    db.run('INSERT OR REPLACE INTO source VALUES (@id, @digest, @held)', { id, digest, held: Number(held) });
  }
  db.run('UPDATE state SET complete = 1');
}

/** A shard that cannot be read to its end is searched as far as it can be: the catalogue says that it is broken. */
function* wholeFrames(file: string): ReturnType<typeof framesOf> {
  try {
    yield* framesOf(file);
  } catch (error) {
    if (!(error instanceof ShardBroken) && !(error instanceof Error && 'code' in error)) throw error;
  }
}

import * as v from 'valibot';
import { type Feed, FeedChange, FeedErrorCode } from '../../core/contract/index.ts';
import { LocalText, UnixMs } from '../../core/words/index.ts';
import type { FeedRow } from '../database/index.ts';
import type { FeedFailure } from './fault.ts';
import type { FeedIndex } from './feed-index.ts';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));

/** What was last seen of a feed; kept in its row of library.db. */
const Seen = v.object({
  title: LocalText,
  version: count,
  lessons: count,
  mirrors: v.array(v.string()),
  publishedUnixMs: v.nullable(UnixMs),
  checkedUnixMs: v.nullable(UnixMs),
  lastChange: v.nullable(FeedChange),
  failed: v.nullable(v.object({ code: FeedErrorCode, detail: v.string(), atUnixMs: UnixMs })),
  /** In a row, since the last time that went well. */
  failures: count,
});
export type Seen = v.InferOutput<typeof Seen>;

export type Progress = Extract<Feed['state'], { kind: 'refreshing' }>;

export type HeldFeed = Omit<FeedRow, 'body'> & {
  readonly seen: Seen;
  readonly progress: Progress | null;
};

export function heldFeed({ body, ...row }: FeedRow): HeldFeed {
  return { ...row, seen: readSeen(body, row.id), progress: null };
}

/** What cannot be read is seen anew at the next refresh. */
function readSeen(body: string, id: string): Seen {
  try {
    return v.parse(Seen, JSON.parse(body));
  } catch {
    return {
      ...{ title: { en: id }, version: 0, lessons: 0, mirrors: [], publishedUnixMs: null, checkedUnixMs: null },
      ...{ lastChange: null, failed: null, failures: 0 },
    };
  }
}

/** Of a feed that somebody subscribes to: nothing of it is here yet. */
export function firstSeen({ title, mirrors, publishedUnixMs }: FeedIndex): Seen {
  return {
    ...{ title, mirrors, publishedUnixMs, version: 0, lessons: 0, checkedUnixMs: null, lastChange: null },
    ...{ failed: null, failures: 0 },
  };
}

export function seenNow(seen: Seen, index: FeedIndex, change: FeedChange | null, checkedUnixMs: UnixMs): Seen {
  const { title, mirrors, publishedUnixMs, version, lessons } = index;
  const lastChange = change ?? seen.lastChange;
  return {
    ...{ title, mirrors, publishedUnixMs, version, lessons, checkedUnixMs, lastChange, failed: null, failures: 0 },
  };
}

export function seenFailing(seen: Seen, { code, detail }: FeedFailure, atUnixMs: UnixMs): Seen {
  return { ...seen, failed: { code, detail: detail.slice(0, 300), atUnixMs }, failures: seen.failures + 1 };
}

export function rowOf({ seen, progress: _, ...row }: HeldFeed): FeedRow {
  return { ...row, body: JSON.stringify(seen) };
}

export function shownFeed({ id, address, fingerprint, byPolicy, seen, progress }: HeldFeed): Feed {
  const { mirrors: _, failed, failures: __, ...told } = seen;
  return {
    ...{ id, address, fingerprint, byPolicy: byPolicy === 1, ...told },
    state: progress ?? (failed ? { kind: 'failed', ...failed } : { kind: 'idle' }),
  };
}

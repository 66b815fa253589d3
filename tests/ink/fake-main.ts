import * as v from 'valibot';
import { channels } from '../../core/contract/index.ts';
import { InkRecord, type StoredInk } from '../../core/ink/index.ts';
import { ok } from '../../core/words/index.ts';

/** What main does with ink, and no more: orders records, tells every window, passes live points on. */
export type FakeMain = {
  call(from: string, name: string, request: unknown): Promise<unknown>;
  join(windowId: string, hear: (name: string, payload: unknown) => Promise<unknown>): void;
  readonly stored: StoredInk[];
  /** Live messages that came this way. */
  readonly live: unknown[];
  /** Commits answer with this code until it is null again. */
  failWith(code: string | null): void;
};

export function createFakeMain(): FakeMain {
  const windows = new Map<string, (name: string, payload: unknown) => Promise<unknown>>();
  const stored: StoredInk[] = [];
  const live: unknown[] = [];
  let failing: string | null = null;

  async function commit(request: unknown): Promise<unknown> {
    if (failing !== null) return { ok: false, error: { code: failing } };
    const record = v.parse(InkRecord, request);
    const known = stored.find((entry) => entry.record.id === record.id);
    const entry = known ?? { sequence: stored.length + 1, record };
    if (known === undefined) stored.push(entry);
    // As the carrier does: every window is told before the one that drew is answered.
    await Promise.all([...windows.values()].map((hear) => hear('ink.committed', entry)));
    return ok({ sequence: entry.sequence });
  }

  return {
    async call(from, name, request) {
      if (name === 'ink.commit') return commit(request);
      if (name === 'ink.live') {
        const message = v.parse(channels['ink.live'].request, request);
        live.push(message);
        for (const [windowId, hear] of windows) if (windowId !== from) await hear('ink.live', message);
        return ok({});
      }
      const pageIds = new Set(stored.map(({ record }) => record.pageId));
      const pages = [...pageIds].map((pageId) => {
        const records = stored.filter(({ record }) => record.pageId === pageId);
        return { pageId, strokes: records.length, records };
      });
      return ok({ pages });
    },
    join: (windowId, hear) => void windows.set(windowId, hear),
    stored,
    live,
    failWith(code) {
      failing = code;
    },
  };
}

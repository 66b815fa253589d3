import type { CallMain, EventName, EventPayload, InkPage } from '../../core/contract/index.ts';
import { anchorOf, type InkRecord, type LiveInk, lessonPage, planPage, type StoredInk } from '../../core/ink/index.ts';
import { type AssetDigest, type LessonId, ok, type PageId, type PlanId, type Result } from '../../core/words/index.ts';

/** What ink asks of main, and hears from it. */
export type InkMain = {
  commit(record: InkRecord): Promise<Result<{ readonly sequence: number }, { readonly code: string }>>;
  pages(of: InkOf): Promise<Result<readonly InkPage[], { readonly code: string }>>;
  live(message: LiveInk): void;
  onCommitted(hear: (stored: StoredInk) => void): () => void;
  onLive(hear: (message: LiveInk) => void): () => void;
};

export type InkOf =
  | { readonly kind: 'lesson'; readonly lessonId: LessonId }
  | { readonly kind: 'boards' }
  | { readonly kind: 'document'; readonly digest: AssetDigest };

/** As renderer/bridge.ts gives it, with the bridge already filled in. */
export type ListenTo = <Name extends EventName>(name: Name, hear: (payload: EventPayload<Name>) => void) => () => void;

export function inkMain(call: CallMain, listen: ListenTo): InkMain {
  return {
    commit: (record) => call('ink.commit', record),
    async pages(of) {
      const answer = await call('ink.pages', { of });
      return answer.ok ? ok(answer.value.pages) : answer;
    },
    // Live points are worth nothing a moment later: an answer that fails is not waited for.
    live: (message) => void call('ink.live', message),
    onCommitted: (hear) => listen('ink.committed', hear),
    onLive: (hear) => listen('ink.live', hear),
  };
}

/**
 * The ink of a plan that is prepared in this window: drawn on the lesson's moments as in class, kept on the plan's own
 * pages, and of no class.
 */
export function planInkMain(call: CallMain, listen: ListenTo, planId: PlanId): InkMain {
  const outside = <Record extends InkRecord>(record: Record): Record => {
    const anchor = anchorOf(record.pageId);
    if (anchor?.kind !== 'lesson') return record;
    return { ...record, pageId: planPage(planId, anchor.lessonId, anchor.mediaSeconds) };
  };
  const inside = (pageId: PageId): PageId | null => {
    const anchor = anchorOf(pageId);
    return anchor?.kind === 'plan' && anchor.planId === planId
      ? lessonPage(anchor.lessonId, anchor.mediaSeconds)
      : null;
  };
  const stored = ({ sequence, record }: StoredInk): StoredInk[] => {
    const pageId = inside(record.pageId);
    return pageId ? [{ sequence, record: { ...record, pageId } }] : [];
  };
  return {
    commit: (record) => call('ink.commit', outside(record)),
    async pages() {
      const answer = await call('ink.pages', { of: { kind: 'plan', planId } });
      if (!answer.ok) return answer;
      return ok(
        answer.value.pages.flatMap(({ pageId, strokes, records }) => {
          const own = inside(pageId);
          return own ? [{ pageId: own, strokes, records: records.flatMap(stored) }] : [];
        }),
      );
    },
    // Nobody else looks at it.
    live: () => undefined,
    onLive: () => () => undefined,
    onCommitted: (hear) => listen('ink.committed', (one) => stored(one).forEach(hear)),
  };
}

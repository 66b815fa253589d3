import type { CallMain, EventName, EventPayload, InkPage } from '../../core/contract/index.ts';
import type { InkRecord, LiveInk, StoredInk } from '../../core/ink/index.ts';
import { type AssetDigest, type LessonId, ok, type Result } from '../../core/words/index.ts';

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

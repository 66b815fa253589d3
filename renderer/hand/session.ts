import { useCallback, useEffect, useSyncExternalStore } from 'react';
import { documentPage } from '../../core/ink/index.ts';
import { type SessionState, type View, viewOf, type WindowCommand } from '../../core/session/index.ts';
import type { PageId } from '../../core/words/index.ts';
import type { InkStore } from '../ink/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';
import { useHand } from './hand.ts';

/** Refusals that only say that two people pressed at once, or one pressed twice. */
const quiet = new Set(['alreadySo', 'stale', 'notPlaying', 'gone']);

/** Asks main to change the session; a refusal that means something is said in words. */
export function useSend(): (command: WindowCommand) => Promise<void> {
  const { call, notices } = useLectern();
  const words = useWords();
  return useCallback(
    async (command) => {
      const answer = await call('session.command', command);
      if (!answer.ok && !quiet.has(answer.error.code)) notices.say(errorText(words, answer.error.code));
    },
    [call, notices, words],
  );
}

/** The page of ink that is on show; `playing` while there is none to draw on yet. */
export function usePageOnShow(state: SessionState): PageId | 'playing' | null {
  const { ink, player } = useHand();
  return useSyncExternalStore(ink.watch, () => pageOnShow(state, viewOf(state, player.role), ink));
}

function pageOnShow({ lesson }: SessionState, view: View, ink: InkStore): PageId | 'playing' | null {
  const { showing, motion } = view;
  if (showing.kind === 'board') return showing.pageId;
  if (showing.kind === 'document') return documentPage(showing.document.digest, showing.pageIndex);
  if (showing.kind === 'nothing' || !lesson) return null;
  return motion.kind === 'paused' && !motion.fixing ? ink.pageAt(lesson.id, motion.mediaSeconds) : 'playing';
}

/** Keeps the ink to the class and lesson of the session: other pages come when they change. */
export function useInkOfSession(): void {
  const { session } = useLectern();
  const { ink } = useHand();
  const state = useStore(session);
  const teacherId = state?.teacherId ?? null;
  const classId = state?.classId ?? null;
  const lessonId = state?.lesson?.id ?? null;
  const document = state?.showing.kind === 'document' ? state.showing.document.digest : null;
  const others = Math.max(0, (state?.followers.length ?? 1) - 1);
  useEffect(() => {
    ink.choose({ teacherId, classId });
    void ink.load({ kind: 'boards' });
    if (lessonId) void ink.load({ kind: 'lesson', lessonId });
  }, [ink, teacherId, classId, lessonId]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: another teacher or class has other ink on the same pages
  useEffect(() => {
    if (document) void ink.load({ kind: 'document', digest: document });
  }, [ink, teacherId, classId, document]);
  useEffect(() => ink.live.expect(others), [ink, others]);
}

/** The tools keep to the account's setting, whichever window changed it. */
export function useToolSettings(eraserReturnsToPen: boolean): void {
  const { tools } = useHand();
  useEffect(() => tools.eraserReturnsToPen(eraserReturnsToPen), [tools, eraserReturnsToPen]);
}

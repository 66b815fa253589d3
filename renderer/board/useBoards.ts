import { useEffect, useState } from 'react';
import { anchorOf } from '../../core/ink/index.ts';
import { Paper } from '../../core/session/index.ts';
import type { PageId } from '../../core/words/index.ts';
import { useHand } from '../hand/index.ts';
import { useLectern, useStore } from '../state/index.ts';

export type Board = { readonly pageId: PageId; readonly paper: Paper };

/** The boards of the teacher and class of now that have something on them, oldest first. */
export function useBoards(): readonly Board[] {
  const { call, session } = useLectern();
  const { ink } = useHand();
  const [boards, setBoards] = useState<readonly Board[]>([]);
  const state = useStore(session);
  const shown = state?.showing.kind === 'board' ? state.showing.pageId : null;
  const teacherId = state?.teacherId ?? null;
  const classId = state?.classId ?? null;
  // biome-ignore lint/correctness/useExhaustiveDependencies: another board, teacher or class is a reason to ask again
  useEffect(() => {
    let live = true;
    const read = () =>
      void call('ink.pages', { of: { kind: 'boards' } }).then((answer) => {
        if (!live || !answer.ok) return;
        const written = answer.value.pages.filter((page) => page.strokes > 0);
        setBoards(written.flatMap(({ pageId }) => boardOf(pageId) ?? []));
      });
    read();
    // The first stroke on a new board makes it one of them.
    const stop = ink.watchPage((pageId) => {
      if (anchorOf(pageId)?.kind === 'board') setTimeout(read, 300);
    });
    return () => {
      live = false;
      stop();
    };
  }, [call, ink, shown, teacherId, classId]);
  return boards;
}

/** The paper stands in the name (`board/squares-…`), so that an old board opens on its own. */
export function boardOf(pageId: PageId): Board | null {
  const anchor = anchorOf(pageId);
  if (anchor?.kind !== 'board') return null;
  const paper = Paper.options.find((one) => anchor.name.startsWith(`${one}-`)) ?? 'blank';
  return { pageId, paper };
}

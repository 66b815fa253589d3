import { halted } from './motion.ts';
import type { DocumentShowing, SessionState } from './state.ts';
import { changed, refused, type Step, type Steps } from './step.ts';

type DocumentType = 'document' | 'turn' | 'fit' | 'pages' | 'closeDocument';

/** A document before the class: which page of it, and how much of the page. It halts the lesson, as a board does. */
export const documentSteps: Steps<DocumentType> = {
  document: (state, { document, pageIndex }, at) => {
    const { showing } = state;
    const same = showing.kind === 'document' && showing.document.digest === document.digest;
    if (same && showing.pageIndex === pageIndex) return refused('alreadySo');
    const pageCount = same ? showing.pageCount : null;
    const shown: DocumentShowing = {
      kind: 'document',
      document,
      pageIndex: heldTo(pageIndex, pageCount),
      pageCount,
      fit: same ? showing.fit : 'page',
      scroll: 0,
    };
    return changed(halted(state, 'document', at), { showing: shown, blank: false });
  },
  turn: (state, { digest, pageIndex, scroll }) =>
    withDocument(state, (shown) => {
      // Sent for a document that has gone meanwhile.
      if (shown.document.digest !== digest) return refused('stale');
      const held = heldTo(pageIndex, shown.pageCount);
      const same = held === shown.pageIndex && scroll === shown.scroll;
      if (same) return refused(held === pageIndex ? 'alreadySo' : 'noSuchPage');
      return changed(state, { showing: { ...shown, pageIndex: held, scroll } });
    }),
  fit: (state, { fit }) =>
    withDocument(state, (shown) =>
      fit === shown.fit ? refused('alreadySo') : changed(state, { showing: { ...shown, fit, scroll: 0 } }),
    ),
  pages: (state, { digest, pageCount }) =>
    withDocument(state, (shown) => {
      if (shown.document.digest !== digest) return refused('stale');
      if (shown.pageCount !== null) return refused('alreadySo');
      const pageIndex = heldTo(shown.pageIndex, pageCount);
      return changed(state, { showing: { ...shown, pageCount, pageIndex } });
    }),
  closeDocument: (state) =>
    withDocument(state, () => changed(state, { showing: state.lesson ? { kind: 'lesson' } : { kind: 'nothing' } })),
};

function withDocument({ showing }: SessionState, step: (shown: DocumentShowing) => Step): Step {
  return showing.kind === 'document' ? step(showing) : refused('noDocument');
}

function heldTo(pageIndex: number, pageCount: number | null): number {
  return Math.max(0, pageCount === null ? pageIndex : Math.min(pageIndex, pageCount - 1));
}

/** In a page shown by its width, top, middle and foot are places to stand at. */
const SCROLL_STEP = 0.5;

/** Where the next press of "on" or "back" leads: down the page where it is shown by its width, else to the next page. */
export function turned(shown: DocumentShowing, by: 1 | -1): { readonly pageIndex: number; readonly scroll: number } {
  const { pageIndex, fit, scroll } = shown;
  const onPage = scroll + by * SCROLL_STEP;
  if (fit === 'width' && onPage >= 0 && onPage <= 1) return { pageIndex, scroll: onPage };
  return { pageIndex: pageIndex + by, scroll: fit === 'width' && by < 0 && pageIndex > 0 ? 1 : 0 };
}

import type {
  CallMain,
  CatalogueCounts,
  PassagesAnswer,
  SearchAnswer,
  SearchFacets,
} from '../../core/contract/index.ts';

/** What main is asked for one search: first the rows, then how many there are, then where else it is said. */
export type Asked = { readonly text: string; readonly kept: readonly string[]; readonly facets: SearchFacets };

export type Heard = {
  readonly found: (answer: SearchAnswer) => void;
  readonly counted: (counts: CatalogueCounts) => void;
  readonly passages: (answer: PassagesAnswer) => void;
  /** Nothing holds it; this does. */
  readonly meant: (text: string | null) => void;
};

type Options = { readonly limit: number; readonly passagesLimit: number };

/** Counting all of them takes longer than the first rows; a teacher who still types does not wait for it. */
export const LATER_MS = 150;

/**
 * Asks, and tells each answer once. After the way back that is returned was gone nothing is told any more, whatever
 * still comes in: an answer of an older search never takes the place of a newer one's.
 */
export function ask(call: CallMain, asked: Asked, { limit, passagesLimit }: Options, heard: Heard): () => void {
  let live = true;
  const request = { ...asked, kept: [...asked.kept] };
  const first = call('library.search', { ...request, limit }).then((found) => {
    if (live && found.ok) heard.found(found.value);
    return found.ok ? found.value.lessons.length : 0;
  });
  const later = setTimeout(() => {
    void call('library.count', request).then((counted) => {
      if (live && counted.ok) heard.counted(counted.value);
    });
    if (asked.text.trim() !== '') void askElsewhere();
  }, LATER_MS);

  async function askElsewhere(): Promise<void> {
    const [titles, found] = await Promise.all([first, call('library.passages', { ...request, limit: passagesLimit })]);
    if (!live) return;
    if (found.ok) heard.passages(found.value);
    if (titles > 0 || (found.ok && found.value.passages.length > 0)) return;
    const meant = await call('library.meant', { text: asked.text });
    if (live && meant.ok) heard.meant(meant.value.meant);
  }
  return () => {
    live = false;
    clearTimeout(later);
  };
}

import type { Asset } from '../../core/words/index.ts';
import type { LessonView } from './useLesson.ts';

/** Lessons of one book share its textbook, and all that have no picture of their own share one. */
const shared: ReadonlySet<Asset['role']> = new Set(['poster', 'textbook']);

type Held = Pick<LessonView, 'held'> & {
  readonly lesson: { readonly assets: readonly Pick<Asset, 'digest' | 'role'>[] };
};

/** How many of its files are here; null while none is that came for this lesson's sake. */
export function heldFiles({ lesson, held }: Held): { readonly held: number; readonly all: number } | null {
  const here = new Set<string>(held);
  const own = lesson.assets.filter(({ role }) => !shared.has(role));
  if (!own.some(({ digest }) => here.has(digest))) return null;
  const all = new Set(lesson.assets.map(({ digest }) => digest));
  return { held: [...all].filter((digest) => here.has(digest)).length, all: all.size };
}

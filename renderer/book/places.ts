import type { LocalText } from '../../core/words/index.ts';
import type { OutlineEntry } from './pdf.ts';

type Placed = { readonly title: LocalText; readonly unit: LocalText | null };

/**
 * The page of a book on which a lesson begins, by the book's outline: the entry that is called as the lesson, else the
 * one called as its unit. Numbers, signs and spaces are written differently everywhere and do not count.
 */
export function pageOfLesson(outline: readonly OutlineEntry[], { title, unit }: Placed): number | null {
  return pageOf(outline, title) ?? (unit ? pageOf(outline, unit) : null);
}

/** The lessons that a page belongs to: those whose place is the last one before it or on it. */
export function lessonsOfPage<Lesson extends Placed>(
  outline: readonly OutlineEntry[],
  lessons: readonly Lesson[],
  pageIndex: number,
): readonly Lesson[] {
  const placed = lessons.flatMap((lesson) => {
    const from = pageOfLesson(outline, lesson);
    return from !== null && from <= pageIndex ? [{ lesson, from }] : [];
  });
  const last = Math.max(...placed.map(({ from }) => from));
  return placed.filter(({ from }) => from === last).map(({ lesson }) => lesson);
}

function pageOf(outline: readonly OutlineEntry[], text: LocalText): number | null {
  const names = Object.values(text).flatMap((name) => (name ? [plain(name)] : []));
  const wanted = names.filter((name) => name.length > 1);
  let best: { readonly pageIndex: number; readonly length: number } | null = null;
  for (const { title, pageIndex } of outline) {
    const heading = plain(title);
    if (wanted.includes(heading)) return pageIndex;
    // The longest heading says most: 三角形的内角和 stands under 三角形 too.
    if (heading.length > (best?.length ?? 0) && wanted.some((name) => isPartOf(heading, name))) {
      best = { pageIndex, length: heading.length };
    }
  }
  return best?.pageIndex ?? null;
}

/** 三角形的内角和（第1课时） stands under 三角形的内角和; a heading of one character says nothing. */
function isPartOf(heading: string, name: string): boolean {
  return heading.length > 2 && (name.startsWith(heading) || heading.endsWith(name));
}

function plain(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/第[一二三四五六七八九十百\d]+[单元章节课]+/g, '')
    .replace(/[^\p{L}]/gu, '');
}

import type { BookRow } from './names.ts';

/** What a search or a browse is narrowed to; absent is everything. */
export type Facets = {
  readonly stage?: string;
  readonly grade?: number;
  readonly subject?: string;
  /** The beginning of a publisher's name: 人教版 means 人教版（PEP） too. */
  readonly publisher?: string;
  readonly volume?: string;
  /** Lessons that fit in so long; whole minutes. Of those whose length is not known nobody can say. */
  readonly secondsMax?: number;
};

export const facetNames = ['stage', 'grade', 'subject', 'publisher', 'volume'] as const satisfies (keyof Facets)[];
export type FacetName = (typeof facetNames)[number];

/** What this teacher teaches: her books come first. */
export type Context = Facets;

export function isOf(book: BookRow | undefined, { stage, grade, subject, publisher, volume }: Facets): boolean {
  return (
    book !== undefined &&
    (stage === undefined || book.stage === stage) &&
    (grade === undefined || book.grade === grade) &&
    (subject === undefined || book.subject === subject) &&
    (publisher === undefined || (book.publisher?.startsWith(publisher) ?? false)) &&
    (volume === undefined || book.volume === volume)
  );
}

export function fits(minutes: number | undefined, { secondsMax }: Facets): boolean {
  return secondsMax === undefined || (minutes !== undefined && minutes > 0 && minutes * 60 <= secondsMax);
}

export const hasFacets = (facets: Facets): boolean => Object.values(facets).some((value) => value !== undefined);

/** How near a book is to what a teacher teaches; then newer standards before older ones. */
export function nearness(book: BookRow | undefined, context: Context): number {
  if (book === undefined) return 0;
  const points = [
    context.subject !== undefined && book.subject === context.subject ? 8 : 0,
    context.stage !== undefined && book.stage === context.stage ? 4 : 0,
    context.publisher !== undefined && book.publisher?.startsWith(context.publisher) ? 3 : 0,
    context.grade !== undefined && book.grade === context.grade ? 2 : 0,
    ((book.year ?? 0) - 2000) / 100,
  ];
  return points.reduce((sum, value) => sum + value, 0);
}

import { stages, subjects, volumes } from '../../../core/words/index.ts';
import type { Card } from '../../shards/index.ts';

/** A book as the catalogue keeps it. */
export type BookRow = {
  readonly stage: string | null;
  readonly grade: number | null;
  readonly subject: string;
  readonly publisher: string | null;
  readonly year: number | null;
  readonly volume: string | null;
};

export function bookOf({ stage, grade, subject, edition, volume }: Card): BookRow {
  return {
    stage: stage ?? null,
    grade: grade ?? null,
    subject,
    publisher: edition?.publisher ?? null,
    year: edition?.year ?? null,
    volume: volume ?? null,
  };
}

/** The same for the same book. */
export function keyOfBook({ stage, grade, subject, publisher, year, volume }: BookRow): string {
  return [stage, grade, subject, publisher, year, volume].join('\n');
}

/** Stages, grades, subjects, editions and volumes in the order in which a school names them; newer books first. */
export function compareBooks(a: BookRow, b: BookRow): number {
  return (
    placeIn(stages, a.stage) - placeIn(stages, b.stage) ||
    (a.grade ?? 99) - (b.grade ?? 99) ||
    placeIn(subjects, a.subject) - placeIn(subjects, b.subject) ||
    compareTexts(a.publisher, b.publisher) ||
    (b.year ?? 0) - (a.year ?? 0) ||
    placeIn(volumes, a.volume) - placeIn(volumes, b.volume) ||
    compareTexts(a.volume, b.volume)
  );
}

function placeIn(all: readonly string[], one: string | null): number {
  const place = one === null ? -1 : all.indexOf(one);
  return place < 0 ? all.length : place;
}

/** Nothing comes last. */
function compareTexts(a: string | null, b: string | null): number {
  if (a === b) return 0;
  if (a === null || b === null) return a === null ? 1 : -1;
  return a < b ? -1 : 1;
}

/** What a title is found by besides its words: the facets of the books that have a lesson of this title. */
export function facetTokens({ stage, grade, subject, volume }: BookFacets): readonly string[] {
  return [
    ...(stage ? [`fs${stage}`] : []),
    ...(grade ? [`fg${grade}`] : []),
    ...(subject ? [`fu${subject}`] : []),
    ...(grade && subject ? [`fg${grade}u${subject}`] : []),
    ...(volume && /^\w+$/.test(volume) ? [`fv${volume}`] : []),
  ];
}

type BookFacets = { readonly [Name in 'stage' | 'grade' | 'subject' | 'volume']?: BookRow[Name] | undefined };

/** A publisher's name has letters that a token cannot hold. */
export function publisherToken(publisher: string): string {
  return `fp${hashOf(publisher).toString(36)}`;
}

/**
 * A number for an id (cyrb53, public domain: 53 bits, well mixed), because an index of numbers is a fifth of one of
 * texts. Two ids of one number are told apart by their rows.
 */
export function hashOf(text: string): number {
  let high = 0xdeadbeef;
  let low = 0x41c6ce57;
  for (let at = 0; at < text.length; at += 1) {
    const code = text.charCodeAt(at);
    high = Math.imul(high ^ code, 2654435761);
    low = Math.imul(low ^ code, 1597334677);
  }
  high = Math.imul(high ^ (high >>> 16), 2246822507) ^ Math.imul(low ^ (low >>> 13), 3266489909);
  low = Math.imul(low ^ (low >>> 16), 2246822507) ^ Math.imul(high ^ (high >>> 13), 3266489909);
  return 4294967296 * (2097151 & low) + (high >>> 0);
}

import { type Han, termsOf } from '../../../core/search/index.ts';
import type { ReadDb } from '../db.ts';
import { type Excerpt, excerptOfPiece, writtenMatchers } from './excerpt.ts';
import type { Sentence } from './pieces.ts';
import { isEnough, textExpression } from './tokens.ts';

export type TextSearch = {
  readonly text: string;
  readonly facets: TextFacets;
  /** What this teacher teaches: hers come first. */
  readonly context: TextFacets;
  readonly limit: number;
};
type TextFacets = { readonly stage?: string; readonly grade?: number; readonly subject?: string };

/** `excerpt` is null where the text lies in the lesson's record, which is to be looked at. */
export type TextCandidate = { readonly lessonId: string; readonly excerpt: Excerpt | null };

type Row = {
  readonly id: number;
  readonly lesson_id: string;
  readonly kind: string | null;
  readonly body: string | null;
};

/** Pairs that do not stand in a row are found out by looking; who names many such ends here. */
const LOOKED_AT_MAX = 400;

/**
 * Candidates, the best first: what can be played now and is of her subject and stage, then the one or the other, then
 * all; within each what was taken in last comes first. Each is asked of the index with its own words, so that nothing
 * is sorted and only as much is read as is shown.
 */
export function searchTexts(
  db: ReadDb,
  { text, facets, context, limit }: TextSearch,
  han: Han,
): readonly TextCandidate[] {
  const terms = termsOf(text, han);
  if (!isEnough(terms)) return [];
  const matchers = writtenMatchers(terms);
  const found: TextCandidate[] = [];
  const seen = new Set<number>();
  const lessons = new Set<string>();
  for (const first of orders(context)) {
    if (found.length >= limit || seen.size >= LOOKED_AT_MAX) break;
    const expression = textExpression(terms, [...tokensOfFacets(facets), ...first]);
    for (const row of docsFor(db, expression)) {
      if (found.length >= limit || seen.size >= LOOKED_AT_MAX) break;
      if (seen.has(row.id)) continue;
      seen.add(row.id);
      const key = `${row.lesson_id} ${row.kind}`;
      if (lessons.has(key)) continue;
      const excerpt =
        row.body === null ? null : excerptOfPiece(kindOf(row.kind), JSON.parse(row.body) as Sentence[], matchers, han);
      if (row.body !== null && excerpt === null) continue;
      lessons.add(key);
      found.push({ lessonId: row.lesson_id, excerpt });
    }
  }
  return found;
}

const kindOf = (kind: string | null) => (kind === 'document' ? 'document' : 'subtitles');

function docsFor(db: ReadDb, expression: string): Iterable<Row> {
  return db.each<Row>(
    `SELECT doc.id, lesson_id, kind, body FROM search CROSS JOIN doc ON doc.id = search.rowid
     WHERE search MATCH @expression ORDER BY search.rowid DESC`,
    { expression },
  );
}

function orders({ stage, subject }: TextFacets): readonly (readonly string[])[] {
  const hers = tokensOfFacets({ stage, subject });
  const mine = hers.length > 0 ? [['fh', ...hers]] : [];
  return [
    ...mine,
    ['fh'],
    ...(hers.length > 0 ? [hers] : []),
    ...(hers.length > 1 && subject ? [[`fu${subject}`]] : []),
    [],
  ];
}

function tokensOfFacets({
  stage,
  grade,
  subject,
}: { [Name in keyof TextFacets]: TextFacets[Name] | undefined }): string[] {
  return [
    ...(stage ? [`fs${stage}`] : []),
    ...(grade ? [`fg${grade}`] : []),
    ...(subject ? [`fu${subject}`] : []),
  ].filter((token) => /^\w+$/.test(token));
}

import {
  expressionOf,
  fold,
  type Han,
  matchAll,
  matcherOf,
  rangesOf,
  standingOf,
  termsOf,
  titleOf,
  tokensOf,
} from '../../../core/search/index.ts';
import { subjectWords } from '../../../core/words/index.ts';
import type { ReadDb, WriteDb } from '../db.ts';

/** A completion of what is typed, from the names of units and subjects. */
export type Phrase = {
  readonly text: string;
  readonly ranges: readonly (readonly [number, number])[];
  readonly tier: number;
  readonly length: number;
};

/** 第五单元 三角形: whoever looks for it types what follows the number. */
const NUMBER =
  /^\s*(?:第\s*[一二三四五六七八九十百\d]+\s*(?:单元|章|节|课|讲|部分|模块)|unit\s*\d+|\d+(?:\.\d+)*)[\s:：、.．]*/iu;
const LENGTH_MAX = 40;
const CANDIDATES = 200;

export function keepPhrases(db: WriteDb, unit: string, han: Han): void {
  const text = unit.replace(NUMBER, '').trim();
  if (text === '' || text.length > LENGTH_MAX) return;
  keepPhrase(db, text, han);
}

export function keepSubjects(db: WriteDb, han: Han): void {
  for (const word of subjectWords) keepPhrase(db, word, han);
}

function keepPhrase(db: WriteDb, text: string, han: Han): void {
  const { changes, rowid } = db.run('INSERT OR IGNORE INTO phrase (text) VALUES (@text)', { text });
  if (changes === 0) return;
  const tokens = [...tokensOf(fold(text, han), han)].join(' ');
  db.run('INSERT INTO phrase_search (rowid, tokens) VALUES (@rowid, @tokens)', { rowid, tokens });
}

/** The best completions; what is typed whole is none. */
export function phrasesFor(db: ReadDb, text: string, limit: number, han: Han): readonly Phrase[] {
  const terms = termsOf(text, han);
  if (terms.length === 0) return [];
  const rows = db.all<{ text: string }>(
    `SELECT phrase.text FROM phrase_search CROSS JOIN phrase ON phrase.id = phrase_search.rowid
     WHERE phrase_search MATCH @expression LIMIT ${CANDIDATES}`,
    { expression: expressionOf(terms, han) },
  );
  const matchers = terms.map((term) => matcherOf(term, han));
  const found = rows.flatMap((row): Phrase[] => {
    const title = titleOf(row.text, han);
    const matches = matchAll(title, matchers);
    if (!matches) return [];
    const { tier, length, isExact } = standingOf(matches, title.cells.length);
    return isExact ? [] : [{ text: row.text, ranges: rangesOf(title, matches), tier, length }];
  });
  return found.sort((a, b) => b.tier - a.tier || a.length - b.length).slice(0, limit);
}

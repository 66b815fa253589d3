import type { WriteDb } from '../db.ts';

/** A token of a lesson more or less finds nobody anything; a hostile record must not fill the disk. */
const TOKENS_MAX = 3000;

export function addDoc(
  db: WriteDb,
  { lessonId, kind, body }: { readonly lessonId: string; readonly kind: string | null; readonly body: string | null },
  tokens: ReadonlySet<string>,
  facets: readonly string[],
): void {
  const { rowid } = db.run('INSERT INTO doc (lesson_id, kind, body) VALUES (@lessonId, @kind, @body)', {
    ...{ lessonId, kind, body },
  });
  db.run('INSERT INTO search (rowid, tokens) VALUES (@rowid, @tokens)', {
    ...{ rowid, tokens: [...[...tokens].slice(0, TOKENS_MAX), ...facets].join(' ') },
  });
}

export function nextDoc(db: WriteDb): number {
  return (db.get<{ last: number | null }>('SELECT max(id) AS last FROM doc')?.last ?? 0) + 1;
}

export function forgetDocs(db: WriteDb, first: number, last: number): void {
  db.run('DELETE FROM search WHERE rowid BETWEEN @first AND @last', { first, last });
  db.run('DELETE FROM doc WHERE id BETWEEN @first AND @last', { first, last });
}

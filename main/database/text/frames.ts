import { createHash } from 'node:crypto';
import { fold, type Han } from '../../../core/search/index.ts';
import { linesOf, ShardBroken } from '../../shards/index.ts';
import type { WriteDb } from '../db.ts';
import { addDoc, forgetDocs, nextDoc } from './docs.ts';
import { keepPhrases } from './phrases.ts';
import { facetsOfRecord, isPlain, textFilesOf, textsOf } from './texts.ts';
import { textTokens } from './tokens.ts';

/** Lessons that were imported here, as if they were a source; one frame each. */
export const OWN = 'own';

export function beginWalk(db: WriteDb): number {
  db.run('UPDATE state SET walk = walk + 1');
  return db.get<{ walk: number }>('SELECT walk FROM state')?.walk ?? 0;
}

type Taking = {
  readonly source: string;
  readonly walk: number;
  readonly held: boolean;
  readonly idOf: (own: string) => string;
};

/** `details`: packed lines of records, as a shard has them, or the record itself. */
export function takeFrame(
  db: WriteDb,
  { source, walk, held, idOf }: Taking,
  details: Uint8Array | string,
  han: Han,
): 'known' | 'taken' {
  const hash = createHash('sha256')
    .update(held ? 'held' : 'told')
    .update(details)
    .digest('base64')
    .slice(0, 22);
  const { changes } = db.run('UPDATE frame SET walk = @walk WHERE source = @source AND hash = @hash', {
    ...{ walk, source, hash },
  });
  if (changes > 0) return 'known';
  const frame = db.run('INSERT INTO frame (source, hash, walk, first, last) VALUES (@source, @hash, @walk, 0, -1)', {
    source,
    hash,
    walk,
  }).rowid;
  const first = nextDoc(db);
  for (const line of typeof details === 'string' ? [details] : readableLines(details)) {
    const record = readable(line);
    if (!isPlain(record) || typeof record.id !== 'string' || record.withdrawn) continue;
    takeRecord(db, { lessonId: idOf(record.id), frame, held }, record, han);
  }
  db.run('UPDATE frame SET first = @first, last = @last WHERE id = @frame', { first, last: nextDoc(db) - 1, frame });
  return 'taken';
}

function takeRecord(
  db: WriteDb,
  { lessonId, frame, held }: { lessonId: string; frame: number; held: boolean },
  record: unknown,
  han: Han,
): void {
  const facets = facetsOfRecord(record, held);
  if (held) keepFiles(db, { lessonId, frame, facets }, record);
  const texts = textsOf(record);
  const tokens = new Set<string>();
  for (const { kind, text } of texts) {
    textTokens(fold(text, han), tokens);
    if (kind === 'unit') keepPhrases(db, text, han);
  }
  if (tokens.size > 0) addDoc(db, { lessonId, kind: null, body: null }, tokens, facets);
}

/** One that was known already is of this frame now. */
export function keepFiles(
  db: WriteDb,
  { lessonId, frame, facets }: { lessonId: string; frame: number; facets: readonly string[] },
  record: unknown,
): void {
  for (const { digest, kind } of textFilesOf(record)) {
    db.run(
      `INSERT INTO file (lesson_id, digest, kind, facets, frame) VALUES (@lessonId, @digest, @kind, @facets, @frame)
       ON CONFLICT (lesson_id, digest) DO UPDATE SET frame = @frame`,
      { lessonId, digest, kind, facets: facets.join(' '), frame },
    );
  }
}

/** What the walk did not come by is no longer told of. */
export function* endWalk(db: WriteDb, source: string, walk: number): Generator<'taken', void> {
  const gone = db.column<number>('SELECT id FROM frame WHERE source = @source AND walk <> @walk', { source, walk });
  for (const frame of gone) {
    forgetFrame(db, frame);
    yield 'taken';
  }
}

export function* forgetOthers(db: WriteDb, ids: readonly string[]): Generator<'taken', void> {
  const known = db.column<string>('SELECT DISTINCT source FROM frame');
  for (const source of known.filter((id) => !ids.includes(id))) {
    for (const frame of db.column<number>('SELECT id FROM frame WHERE source = @source', { source })) {
      forgetFrame(db, frame);
      yield 'taken';
    }
    db.run('DELETE FROM source WHERE id = @source', { source });
  }
}

function forgetFrame(db: WriteDb, frame: number): void {
  const files = db.all<{ id: number; first: number | null; last: number | null }>(
    'SELECT id, first, last FROM file WHERE frame = @frame',
    { frame },
  );
  for (const { first, last } of files) if (first !== null && last !== null) forgetDocs(db, first, last);
  db.run('DELETE FROM file WHERE frame = @frame', { frame });
  const row = db.get<{ first: number; last: number }>('SELECT first, last FROM frame WHERE id = @frame', { frame });
  if (row) forgetDocs(db, row.first, row.last);
  db.run('DELETE FROM frame WHERE id = @frame', { frame });
}

function readableLines(details: Uint8Array): readonly string[] {
  try {
    return linesOf(details);
  } catch (error) {
    if (error instanceof ShardBroken) return [];
    throw error;
  }
}

function readable(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return null;
  }
}

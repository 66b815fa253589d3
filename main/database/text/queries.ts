import { fold, type Han, termsOf } from '../../../core/search/index.ts';
import { read, write } from '../query.ts';
import { addDoc, nextDoc } from './docs.ts';
import { type Excerpt, excerptOfRecord, writtenMatchers } from './excerpt.ts';
import { beginWalk, endWalk, keepFiles, OWN, takeFrame } from './frames.ts';
import { keepSubjects, phrasesFor } from './phrases.ts';
import { piecesOfDocument, piecesOfSubtitles } from './pieces.ts';
import { searchTexts, type TextSearch } from './search.ts';
import { createTaker, type TextSource } from './take.ts';
import { facetsOfRecord } from './texts.ts';
import { textTokens } from './tokens.ts';

/** Of files that no source is held with. */
const NO_FRAME = 0;

export type UnreadFile = { readonly id: number; readonly digest: string };

/** The questions to the index of texts, and the steps that fill it. */
export function textQueries(han: Han) {
  const taker = createTaker(han);
  return {
    'text.search': read((db, asked: TextSearch) => searchTexts(db, asked, han)),
    /** Of each record the place that holds the words; null where it does not any more. */
    'text.excerpts': read((_, { text, bodies }: { text: string; bodies: readonly string[] }) => {
      const matchers = writtenMatchers(termsOf(text, han));
      return bodies.map((body): Excerpt | null => excerptOfRecord(body, matchers, han));
    }),
    'text.state': read((db, _: Record<string, never>) => {
      const complete = db.get<{ complete: number }>('SELECT complete FROM state')?.complete === 1;
      return { complete, docs: db.get<{ docs: number }>('SELECT count(*) AS docs FROM doc')?.docs ?? 0 };
    }),
    'phrase.list': read((db, { text, limit }: { text: string; limit: number }) => phrasesFor(db, text, limit, han)),
    /** How it may sound, for a word that was written with another character of the same sound. */
    'phrase.sounds': read((_, { text }: { text: string }) => soundsOf(text, han)),
    /** Takes in some more of the sources, or says that all of it is there. */
    'text.step': write((db, { sources }: { sources: readonly TextSource[] }) => {
      if (db.get('SELECT 1 FROM phrase LIMIT 1') === undefined) keepSubjects(db, han);
      return taker.step(db, sources);
    }),
    /** All lessons that were imported here, as JSON: what is not among them any more is forgotten. */
    'text.own': write((db, { bodies }: { bodies: readonly string[] }) => {
      const walk = beginWalk(db);
      for (const body of bodies) takeFrame(db, { source: OWN, walk, held: true, idOf: (id) => id }, body, han);
      for (const _ of endWalk(db, OWN, walk));
    }),
    /** The files of a lesson that came here after its feed was taken in. */
    'file.add': write((db, { lessonId, body }: { lessonId: string; body: string }) => {
      const record: unknown = JSON.parse(body);
      keepFiles(db, { lessonId, frame: NO_FRAME, facets: facetsOfRecord(record, true) }, record);
    }),
    'file.unread': read((db, { after, limit }: { after: number; limit: number }) =>
      db.all<UnreadFile>('SELECT id, digest FROM file WHERE first IS NULL AND id > @after ORDER BY id LIMIT @limit', {
        after,
        limit,
      }),
    ),
    /** What a subtitle or text file says, decoded; empty where it says nothing that can be read. */
    'file.put': write((db, { id, text }: { id: number; text: string }) => {
      const file = db.get<{ lesson_id: string; kind: string; facets: string }>(
        'SELECT lesson_id, kind, facets FROM file WHERE id = @id AND first IS NULL',
        { id },
      );
      if (!file) return;
      const first = nextDoc(db);
      const pieces = file.kind === 'subtitles' ? piecesOfSubtitles(text) : piecesOfDocument(text);
      for (const { sentences } of pieces) {
        const tokens = new Set<string>();
        textTokens(fold(sentences.map((one) => one.text).join(' '), han), tokens);
        const doc = { lessonId: file.lesson_id, kind: file.kind, body: JSON.stringify(sentences) };
        addDoc(db, doc, tokens, file.facets.split(' '));
      }
      db.run('UPDATE file SET first = @first, last = @last WHERE id = @id', { id, first, last: nextDoc(db) - 1 });
    }),
  };
}
export type TextQueries = ReturnType<typeof textQueries>;

/** A word of many polyphones has more readings than are tried. */
const SOUNDS_MAX = 12;

function soundsOf(text: string, han: Han): readonly string[] {
  let ways = [''];
  for (const { kind, text: term } of termsOf(text, han)) {
    ways = ways.map((way) => (way === '' ? '' : `${way} `));
    for (const part of kind === 'han' ? term : [term]) {
      const readings = kind === 'han' ? han.readings(part) : [part];
      ways = readings.flatMap((reading) => ways.map((way) => way + reading)).slice(0, SOUNDS_MAX);
    }
  }
  return ways.filter((way) => way !== '');
}

import type { AnswerOf, Channels, Handlers, RequestOf } from '../../core/contract/index.ts';
import { type LessonCard, ok, type UnixMs } from '../../core/words/index.ts';
import type { Databases, LessonRow } from '../database/index.ts';

type Names = 'library.browse' | 'library.themes' | 'library.theme' | 'library.recent';
type Asked<Name extends Names> = RequestOf<Channels[Name]>;
type Answer<Name extends Names> = Promise<AnswerOf<Channels[Name]>>;

/** Ways through the catalogue that begin without a word typed. */
export type Browsing = {
  browse(asked: Asked<'library.browse'>): Answer<'library.browse'>;
  themes(asked: Asked<'library.themes'>): Answer<'library.themes'>;
  theme(asked: Asked<'library.theme'>): Answer<'library.theme'>;
  recent(asked: Asked<'library.recent'>): Answer<'library.recent'>;
};

export function createBrowsing(
  catalogue: Pick<Databases['catalogue'], 'run'>,
  cardOf: (row: LessonRow) => Promise<LessonCard>,
): Browsing {
  const cardsOf = (rows: readonly LessonRow[]) => Promise.all(rows.map(cardOf));
  return {
    async browse(asked) {
      const browsed = await catalogue.run('browse', asked);
      // What places the rows hold was looked at when the catalogue was built.
      return { ...browsed, lessons: await cardsOf(browsed.lessons) } as Awaited<Answer<'library.browse'>>;
    },
    themes: (asked) => catalogue.run('theme.list', asked),
    async theme(asked) {
      const page = await catalogue.run('theme.lessons', asked);
      return { ...page, lessons: await cardsOf(page.lessons) };
    },
    async recent(asked) {
      const page = await catalogue.run('lesson.recent', asked);
      const cards = page.lessons.map(async ({ addedUnixMs, ...row }) => ({
        ...(await cardOf(row)),
        addedUnixMs: addedUnixMs as UnixMs,
      }));
      return { ...page, lessons: await Promise.all(cards) };
    },
  };
}

export function browseHandlers(library: Browsing): Pick<Handlers, Names> {
  return {
    'library.browse': async (asked) => ok(await library.browse(asked)),
    'library.themes': async (asked) => ok(await library.themes(asked)),
    'library.theme': async (asked) => ok(await library.theme(asked)),
    'library.recent': async (asked) => ok(await library.recent(asked)),
  };
}

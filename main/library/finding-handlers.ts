import type { Handlers, People, SearchFacets } from '../../core/contract/index.ts';
import { ok } from '../../core/words/index.ts';
import type { Library } from './library.ts';
import type { createPassages } from './passages.ts';
import type { Suggest } from './suggest.ts';
import type { TextIndex } from './text-index.ts';

type Deps = {
  readonly library: Pick<Library, 'search' | 'count'>;
  readonly passages: ReturnType<typeof createPassages>;
  readonly suggest: Suggest;
  readonly textIndex: Pick<TextIndex, 'yield'>;
  readonly people: () => Promise<Pick<People, 'teacherId'>>;
  /** What the teacher in the room teaches. */
  readonly teaching: () => Promise<SearchFacets>;
};

export type FindingHandlers = Pick<
  Handlers,
  | 'library.search'
  | 'library.count'
  | 'library.passages'
  | 'library.suggest'
  | 'library.meant'
  | 'library.searched'
  | 'library.forgetSearches'
>;

export function findingHandlers({ library, passages, suggest, textIndex, people, teaching }: Deps): FindingHandlers {
  const teacher = async () => (await people()).teacherId;
  return {
    async 'library.search'(asked) {
      textIndex.yield();
      return ok(await library.search({ ...asked, context: await teaching() }));
    },
    'library.count': async (asked) => ok(await library.count(asked)),
    async 'library.passages'(asked) {
      textIndex.yield();
      return ok(await passages({ ...asked, context: await teaching() }));
    },
    async 'library.suggest'({ text }) {
      textIndex.yield();
      return ok(await suggest.suggest(text, await teacher(), await teaching()));
    },
    'library.meant': async ({ text }) => ok({ meant: await suggest.meant(text) }),
    async 'library.searched'({ text }) {
      await suggest.remember(text, await teacher());
      return ok({});
    },
    async 'library.forgetSearches'() {
      await suggest.forget(await teacher());
      return ok({});
    },
  };
}

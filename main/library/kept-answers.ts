import type { Library } from './library.ts';

type Search = Library['search'];
type Asked = Parameters<Search>[0];

export type KeptAnswers = {
  readonly search: Search;
  /** Lessons or their files are others: nothing that was answered holds any more. */
  forget(): void;
};

/** More than a teacher types and takes back, and every first letter. */
const ANSWERS_MAX = 128;

/** Keeps the last answers: letters are taken back as often as they are typed, and every search begins with one of few. */
export function keepAnswers(search: Search): KeptAnswers {
  let answers = new Map<string, ReturnType<Search>>();
  return {
    search(asked) {
      const key = keyOf(asked);
      const known = answers.get(key);
      const answer = known ?? search(asked);
      // Set again, so that the first of them is the one that was asked longest ago.
      answers.delete(key);
      answers.set(key, answer);
      const [oldest] = answers.keys();
      if (answers.size > ANSWERS_MAX && oldest !== undefined) answers.delete(oldest);
      const these = answers;
      answer.catch(() => these.delete(key));
      return answer;
    },
    forget() {
      answers = new Map();
    },
  };
}

function keyOf({ text, kept, facets, context, limit }: Asked): string {
  return JSON.stringify([text, kept, entriesOf(facets), entriesOf(context), limit]);
}

const entriesOf = (facets: Asked['facets']) => Object.entries(facets).sort(([one], [other]) => (one < other ? -1 : 1));

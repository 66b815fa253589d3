import * as v from 'valibot';
import { LessonCard, MediaSeconds } from '../words/index.ts';
import { channel } from './channel.ts';
import { SearchText } from './library-channels.ts';

const Ranges = v.array(v.tuple([v.number(), v.number()]));

/** A place in what a lesson says besides its title. */
export const Passage = v.object({
  lesson: LessonCard,
  kind: v.picklist(['summary', 'chapter', 'question', 'unit', 'subtitles', 'document']),
  /** Cut out, with … where it goes on. */
  text: v.string(),
  /** Where what was searched stands in it, [from, to) in UTF-16. */
  ranges: Ranges,
  /** When it is said or shown; null of what has no time. */
  atSeconds: v.nullable(MediaSeconds),
});
export type Passage = v.InferOutput<typeof Passage>;

export const PassagesAnswer = v.object({
  passages: v.array(Passage),
  /** There are more of them. */
  more: v.boolean(),
  /** False: texts are still being taken in, so that something may be found later. */
  complete: v.boolean(),
});
export type PassagesAnswer = v.InferOutput<typeof PassagesAnswer>;

export const Suggestions = v.object({
  /** What is typed, completed; best first. */
  completions: v.array(v.object({ text: v.string(), ranges: Ranges })),
  /** What this teacher looked for last, newest first, as far as it goes on from what is typed. */
  searches: v.array(v.string()),
});
export type Suggestions = v.InferOutput<typeof Suggestions>;

const typed = v.pipe(v.string(), v.maxLength(200));
const searched = v.pipe(typed, v.trim(), v.minLength(1));

export const findingChannels = {
  /** Summaries, chapters, questions, units, subtitles and text files; asked when the first rows of titles are shown. */
  'library.passages': channel({
    who: ['console'],
    request: v.object({ ...SearchText.entries, limit: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(48)) }),
    answer: PassagesAnswer,
    errors: [],
  }),
  'library.suggest': channel({ who: ['console'], request: v.object({ text: typed }), answer: Suggestions, errors: [] }),
  /** Asked where nothing was found: what may have been meant, and finds something. */
  'library.meant': channel({
    who: ['console'],
    request: v.object({ text: searched }),
    answer: v.object({ meant: v.nullable(v.string()) }),
    errors: [],
  }),
  /** The teacher took something that this search found: it is kept among her last ones. */
  'library.searched': channel({
    who: ['console'],
    request: v.object({ text: searched }),
    answer: v.object({}),
    errors: [],
  }),
  'library.forgetSearches': channel({ who: ['console'], request: v.object({}), answer: v.object({}), errors: [] }),
} as const;

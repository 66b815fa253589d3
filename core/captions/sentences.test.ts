import { describe, expect, test } from 'vitest';
import { nextSentenceSeconds, sayAgainSeconds, sentenceIndexAt, sentencesOf } from './sentences.ts';

const said = (...rows: readonly [from: number, until: number, text: string][]) =>
  rows.map(([fromSeconds, untilSeconds, text]) => ({ fromSeconds, untilSeconds, text }));

describe('sentences', () => {
  test('that were cut into several captions are one again', () => {
    const sentences = sentencesOf(
      said(
        [1, 2, '把三个角'],
        [2, 3.5, '撕下来。'],
        [4, 5, 'Now we join'],
        [5, 6, 'the three angles.'],
        [6.2, 8, '看！'],
      ),
    );
    expect(sentences).toEqual(
      said([1, 3.5, '把三个角撕下来。'], [4, 6, 'Now we join the three angles.'], [6.2, 8, '看！']),
    );
  });

  test('end at a pause, even where their point is missing', () => {
    expect(sentencesOf(said([1, 2, '好'], [9, 10, '我们来看。'])).map(({ fromSeconds }) => fromSeconds)).toEqual([
      1, 9,
    ]);
  });

  test('are the captions themselves where a file has no punctuation', () => {
    const captions = said([1, 2, '把三个角'], [2, 3, '撕下来'], [3, 4, '拼在一起']);
    expect(sentencesOf(captions)).toBe(captions);
  });
});

describe('say that again', () => {
  const sentences = said([2, 4, 'a'], [5, 8, 'b'], [9, 12, 'c']);
  test.each([
    ['in the middle of a sentence', 7, 5],
    ['in the pause after it', 8.9, 5],
    ['when the next one has only just begun', 9.5, 5],
    ['well into the next one', 10, 9],
    ['before the first', 1, 0],
  ])('%s', (_, at, to) => expect(sayAgainSeconds(sentences, at)).toBe(to));

  test('goes back by five seconds where there are no subtitles', () => {
    expect(sayAgainSeconds([], 42)).toBe(37);
    expect(sayAgainSeconds([], 3)).toBe(0);
  });

  test('has the next sentence on its other side, until nothing more is said', () => {
    expect(nextSentenceSeconds(sentences, 5)).toBe(9);
    expect(nextSentenceSeconds(sentences, 9)).toBeNull();
    expect(nextSentenceSeconds([], 9)).toBe(14);
  });
});

test('the sentence of a time is the one that was last begun', () => {
  const sentences = said([2, 4, 'a'], [5, 8, 'b'], [9, 12, 'c']);
  expect([0, 2, 4.5, 5, 8.5, 99].map((at) => sentenceIndexAt(sentences, at))).toEqual([-1, 0, 0, 1, 1, 2]);
});

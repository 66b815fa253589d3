import { describe, expect, test } from 'vitest';
import type { Loop } from '../../core/session/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import { lessonOf } from '../../tests/fixtures/session.ts';
import { loopFrom, loopOfSentence, loopUntil } from './loop-actions.ts';

const lesson = lessonOf();
const loop: Loop = { fromSeconds: mediaSeconds(10), untilSeconds: mediaSeconds(20) };
const sentences = [
  { fromSeconds: 2, untilSeconds: 4, text: 'a' },
  { fromSeconds: 5, untilSeconds: 8, text: 'b' },
];

describe('a loop by keys', () => {
  test('begins here and keeps its end; without one it ends with the lesson', () => {
    expect(loopFrom({ loop, lesson }, 15)).toEqual({ fromSeconds: 15, untilSeconds: 20 });
    expect(loopFrom({ loop: null, lesson }, 15)).toEqual({ fromSeconds: 15, untilSeconds: 120 });
    expect(loopFrom({ loop, lesson }, 30)).toEqual({ fromSeconds: 30, untilSeconds: 120 });
  });

  test('ends here and keeps its beginning; without one it begins with the sentence', () => {
    expect(loopUntil({ loop }, sentences, 15)).toEqual({ fromSeconds: 10, untilSeconds: 15 });
    expect(loopUntil({ loop: null }, sentences, 7)).toEqual({ fromSeconds: 5, untilSeconds: 7 });
    expect(loopUntil({ loop }, [], 9)).toEqual({ fromSeconds: 4, untilSeconds: 9 });
  });

  test('is the sentence that is said, or ten seconds', () => {
    expect(loopOfSentence(sentences, 7)).toEqual({ fromSeconds: 5, untilSeconds: 8 });
    expect(loopOfSentence([], 30)).toEqual({ fromSeconds: 25, untilSeconds: 35 });
  });
});

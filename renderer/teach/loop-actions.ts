import { type Sentence, sayAgainSeconds, sentenceIndexAt } from '../../core/captions/index.ts';
import type { Loop, SessionState } from '../../core/session/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';

/** Around a moment, where no subtitles tell the sentence. */
const AROUND_SECONDS = 5;

/** It begins here; where no end was said it ends with the lesson. */
export function loopFrom({ loop, lesson }: Pick<SessionState, 'loop' | 'lesson'>, here: number): Loop {
  const until = loop && loop.untilSeconds > here ? loop.untilSeconds : (lesson?.durationSeconds ?? here);
  return { fromSeconds: mediaSeconds(here), untilSeconds: mediaSeconds(until) };
}

/** It ends here; where no beginning was said it begins with the sentence. */
export function loopUntil({ loop }: Pick<SessionState, 'loop'>, sentences: readonly Sentence[], here: number): Loop {
  const from = loop && loop.fromSeconds < here ? loop.fromSeconds : sayAgainSeconds(sentences, here);
  return { fromSeconds: mediaSeconds(from), untilSeconds: mediaSeconds(here) };
}

/** The sentence that is, or was just, said. */
export function loopOfSentence(sentences: readonly Sentence[], here: number): Loop {
  const from = sayAgainSeconds(sentences, here);
  const sentence = sentences[sentenceIndexAt(sentences, from)];
  const until = sentence?.untilSeconds ?? here + AROUND_SECONDS;
  return { fromSeconds: mediaSeconds(from), untilSeconds: mediaSeconds(until) };
}

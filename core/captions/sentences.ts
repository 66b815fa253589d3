import type { Caption } from './webvtt.ts';

/** What is said from one breath to the next: one caption, or several that a sentence was cut into. */
export type Sentence = Caption;

const ENDS = /[。！？!?.…；;]["'”’」』）)\]]*$/;
/** A file of which fewer captions end so writes no punctuation: then each caption is a sentence. */
const PUNCTUATED_SHARE = 0.3;
const PAUSE_SECONDS = 1;
const SENTENCE_SECONDS_MAX = 20;
/** Whoever asks so shortly after a sentence began means the one before. */
const JUST_BEGUN_SECONDS = 0.8;
/** Where nothing tells the sentences. */
const BACK_SECONDS = 5;

export function sentencesOf(captions: readonly Caption[]): readonly Sentence[] {
  const ended = captions.filter(({ text }) => ENDS.test(text)).length;
  if (ended < captions.length * PUNCTUATED_SHARE) return captions;
  const sentences: Caption[] = [];
  for (const caption of captions) {
    const last = sentences.at(-1);
    if (last && goesOn(last, caption)) sentences[sentences.length - 1] = joined(last, caption);
    else sentences.push(caption);
  }
  return sentences;
}

/** Where to go for *say that again*: the begin of the sentence that is, or was just, said. */
export function sayAgainSeconds(sentences: readonly Sentence[], seconds: number): number {
  if (sentences.length === 0) return Math.max(0, seconds - BACK_SECONDS);
  return sentences.filter(({ fromSeconds }) => fromSeconds < seconds - JUST_BEGUN_SECONDS).at(-1)?.fromSeconds ?? 0;
}

/** Null: nothing more is said. */
export function nextSentenceSeconds(sentences: readonly Sentence[], seconds: number): number | null {
  if (sentences.length === 0) return seconds + BACK_SECONDS;
  return sentences.find(({ fromSeconds }) => fromSeconds > seconds + 0.1)?.fromSeconds ?? null;
}

/** The sentence that is said at a time, or was last; -1 before the first. */
export function sentenceIndexAt(sentences: readonly Pick<Sentence, 'fromSeconds'>[], seconds: number): number {
  let low = 0;
  let high = sentences.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sentences[middle]?.fromSeconds ?? 0) <= seconds + 0.02) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function goesOn(last: Caption, next: Caption): boolean {
  return (
    !ENDS.test(last.text) &&
    next.fromSeconds - last.untilSeconds < PAUSE_SECONDS &&
    next.untilSeconds - last.fromSeconds < SENTENCE_SECONDS_MAX
  );
}

function joined(last: Caption, next: Caption): Caption {
  const between = /[\p{Script=Han}，、：]$/u.test(last.text) ? '' : ' ';
  return {
    fromSeconds: last.fromSeconds,
    untilSeconds: Math.max(last.untilSeconds, next.untilSeconds),
    text: `${last.text}${between}${next.text}`,
  };
}

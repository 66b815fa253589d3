import { parseWebVtt, type Sentence, sayAgainSeconds, sentencesOf, spokenCaptions } from '../../core/captions/index.ts';
import { expectedSeconds, type SessionState, type WindowCommand } from '../../core/session/index.ts';
import { type AssetDigest, type Language, type MonotonicMs, mediaSeconds } from '../../core/words/index.ts';

type Deps = {
  readonly language: () => Promise<Language>;
  /** A subtitle file whole; null where it is not here. */
  readonly readText: (digest: AssetDigest) => Promise<string | null>;
  readonly now: () => MonotonicMs;
};

/** What *say that again* is to the session, as the console's own button does it; empty without a lesson. */
export function createSayAgain({ language, readText, now }: Deps) {
  let read: { readonly digest: AssetDigest; readonly sentences: readonly Sentence[] } | null = null;

  async function sentencesIn(state: SessionState): Promise<readonly Sentence[]> {
    const digest = spokenCaptions(state, await language())?.digest;
    if (!digest) return [];
    if (read?.digest !== digest) read = { digest, sentences: sentencesOf(parseWebVtt((await readText(digest)) ?? '')) };
    return read.sentences;
  }

  return async (state: () => SessionState): Promise<readonly WindowCommand[]> => {
    if (!state().lesson) return [];
    const sentences = await sentencesIn(state());
    const seconds = sayAgainSeconds(sentences, expectedSeconds(state(), now()));
    const seek = { type: 'seek', mediaSeconds: mediaSeconds(seconds) } as const;
    return state().motion.kind === 'paused' ? [seek, { type: 'play' }] : [seek];
  };
}

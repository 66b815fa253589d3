import type { CaptionTrack, SessionState } from '../../core/session/index.ts';

/** The subtitles that tell where a sentence begins: those on show before all others, then this window's language. */
export function spokenCaptions(
  { lesson, captions }: Pick<SessionState, 'lesson' | 'captions'>,
  language: string,
): CaptionTrack | null {
  const there = lesson?.captions ?? [];
  const of = (wanted: string | undefined) => there.find((one) => one.language === wanted);
  return of(captions[0]) ?? of(language) ?? there.find((one) => one.language.startsWith('zh')) ?? there[0] ?? null;
}

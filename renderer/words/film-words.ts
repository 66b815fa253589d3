import { FilmFault } from '../../core/words/index.ts';
import { errorText } from './error-text.ts';
import type { TextKey, Words } from './translate.ts';

const explained = [...FilmFault.options, 'ffmpegMissing'] as const;
type Explained = (typeof explained)[number];

/** Its files are all here, and what is wrong is the film. */
export const isFilmFault = (code: string): code is Explained => explained.some((one) => one === code);

/** Why a film that is here cannot be projected, and what to do. */
export function filmWords(words: Words, code: string): { readonly reason: string; readonly todo: string } {
  const { t } = words;
  if (!isFilmFault(code)) return { reason: errorText(words, code), todo: t('film.notMeasured.todo') };
  return { reason: t(`film.${code}`), todo: t(`film.${code}.todo` as TextKey) };
}

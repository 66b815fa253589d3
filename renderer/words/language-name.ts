import type { Language } from '../../core/words/index.ts';

/** 中文, English: without the country, which says nothing in a list of two. Empty where it is not known. */
export function languageName(tag: string | null, language: Language): string {
  if (!tag || tag === 'und') return '';
  const base = tag.split('-')[0] ?? tag;
  return new Intl.DisplayNames(language, { type: 'language' }).of(base) ?? tag;
}

import * as v from 'valibot';

/** The words a school sorts lessons by. Titles shown to people live in resources/translations. */
export const stages = ['primary', 'junior', 'senior', 'special'] as const;
export const Stage = v.picklist(stages);
export type Stage = v.InferOutput<typeof Stage>;

export const Grade = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(12));
export type Grade = v.InferOutput<typeof Grade>;

export const subjects = [
  'chinese',
  'mathematics',
  'english',
  'science',
  'morality',
  'music',
  'art',
  'sport',
  'computing',
  'labour',
  'physics',
  'chemistry',
  'biology',
  'history',
  'geography',
  'languages',
  'calligraphy',
  'technology',
  'wellbeing',
  'practice',
  'living',
  'other',
] as const;
export const Subject = v.picklist(subjects);
export type Subject = v.InferOutput<typeof Subject>;

export const Edition = v.object({ publisher: v.string(), year: v.nullable(v.number()) });
export type Edition = v.InferOutput<typeof Edition>;

/** 上册, 下册, one book for the year; or a book's own words for its place: 必修 第一册. */
export const volumes = ['upper', 'lower', 'whole'] as const;
export const Volume = v.pipe(v.string(), v.minLength(1), v.maxLength(80));
export type Volume = v.InferOutput<typeof Volume>;

/** A text in the languages it exists in. At least one is there; readers fall back to any. */
export const LocalText = v.pipe(
  v.object({ 'zh-CN': v.optional(v.string()), en: v.optional(v.string()) }),
  v.check((text) => text['zh-CN'] !== undefined || text.en !== undefined, 'no text in any language'),
);
export type LocalText = v.InferOutput<typeof LocalText>;

export const languages = ['zh-CN', 'en'] as const;
export const Language = v.picklist(languages);
export type Language = v.InferOutput<typeof Language>;

export function inLanguage(text: LocalText, language: Language): string {
  return text[language] ?? text['zh-CN'] ?? text.en ?? '';
}

/** What files and streams write for a language, and what Lectern calls it. */
const languages: Readonly<Record<string, string>> = {
  ...{ zh: 'zh-CN', 'zh-cn': 'zh-CN', 'zh-hans': 'zh-CN', cn: 'zh-CN', chs: 'zh-CN', sc: 'zh-CN', chi: 'zh-CN' },
  ...{ zho: 'zh-CN', cht: 'zh-TW', tc: 'zh-TW', 'zh-tw': 'zh-TW', 'zh-hant': 'zh-TW', en: 'en', eng: 'en' },
};

const ENDING = /\.(?:srt|vtt|ass|ssa|smi|sami)$/i;

/** By its name; what is in it decides. */
export const isSubtitleName = (name: string): boolean => ENDING.test(name);

/** Undefined: no language that we know. */
export function languageOfTag(tag: string): string | undefined {
  return languages[tag.toLowerCase()];
}

/** `lesson.en.srt` and `lesson.srt` as name and language; a point within the name of a lesson parts no language. */
export function readSubtitleName(name: string): { readonly stem: string; readonly language: string | null } {
  const whole = name.replace(ENDING, '');
  const at = whole.lastIndexOf('.');
  const language = at > 0 ? languageOfTag(whole.slice(at + 1)) : undefined;
  return language === undefined ? { stem: whole, language: null } : { stem: whole.slice(0, at), language };
}

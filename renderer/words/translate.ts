import type { Language, LocalText } from '../../core/words/index.ts';
import { inLanguage } from '../../core/words/index.ts';
import en from '../../resources/translations/en.json' with { type: 'json' };
import zh from '../../resources/translations/zh-CN.json' with { type: 'json' };

export type TextKey = keyof typeof zh;
export type Params = Readonly<Record<string, string | number>>;

const texts: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { 'zh-CN': zh, en };

/** Everything a view needs to speak one language. */
export type Words = {
  readonly language: Language;
  readonly t: (key: TextKey, params?: Params) => string;
  /** A title of the library, in this language or the one it has. */
  readonly local: (text: LocalText) => string;
};

export function wordsIn(language: Language): Words {
  const forms = { plural: new Intl.PluralRules(language), number: new Intl.NumberFormat(language) };
  return {
    language,
    t: (key, params = {}) => fillIn(texts[language][key], params, forms),
    local: (text) => inLanguage(text, language),
  };
}

type Forms = { readonly plural: Intl.PluralRules; readonly number: Intl.NumberFormat };

/** `{name}` is a value, `{count}` one that is counted; `{count|mark|marks}` is the form that the number takes. */
function fillIn(text: string, params: Params, { plural, number }: Forms): string {
  return text.replace(/\{(\w+)(?:\|([^|}]*)\|([^}]*))?\}/g, (whole, name: string, one?: string, other?: string) => {
    const value = params[name];
    if (value === undefined) return whole;
    if (one === undefined) return name === 'count' ? number.format(Number(value)) : String(value);
    return (plural.select(Number(value)) === 'one' ? one : other) ?? '';
  });
}

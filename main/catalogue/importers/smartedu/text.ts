import type { LocalText } from '../../../../core/words/index.ts';
import { shownText } from '../shown-text.ts';

/** The platform writes a text once plain and once by language, as an object or, in details, as a bare string. */
export type TwiceTold = {
  readonly plain: string | null | undefined;
  readonly global: string | { 'zh-CN'?: string | null | undefined; en?: string | null | undefined } | null | undefined;
};

/** Null where nothing is left to read. */
export function localText({ plain, global }: TwiceTold, lengthMax = 500): LocalText | null {
  const byLanguage = typeof global === 'string' ? { 'zh-CN': global } : (global ?? {});
  const english = shownText(byLanguage.en ?? '', lengthMax);
  const told = shownText(byLanguage['zh-CN'] ?? '', lengthMax);
  // A text that is told in English alone stands in the plain field too: it is no Chinese one for that.
  const plainText = shownText(plain ?? '', lengthMax);
  const chinese = told || (plainText === english ? '' : plainText);
  if (chinese === '' && english === '') return null;
  return { ...(chinese === '' ? {} : { 'zh-CN': chinese }), ...(english === '' ? {} : { en: english }) };
}

/** `2024-12-10T17:33:28.078+0800`: the offset comes without a colon, and `Date.parse` refuses it so. */
const time = /^(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,6})?)(?:(Z)|([+-]\d\d):?(\d\d))$/;

export function unixMsOf(text: string | null | undefined): number | null {
  const [, local, zulu, hours, minutes] = time.exec(text ?? '') ?? [];
  if (local === undefined) return null;
  const unixMs = Date.parse(`${local}${zulu ?? `${hours}:${minutes}`}`);
  return Number.isFinite(unixMs) && unixMs >= 0 ? unixMs : null;
}

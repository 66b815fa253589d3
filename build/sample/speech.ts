import { pinyin } from 'pinyin-pro';

/**
 * Chinese text as the synthesiser should read it: syllables of pinyin with tone numbers. espeak-ng 1.51 reads
 * Chinese characters under `cmn` as English spellings of their pinyin; fed pinyin under `cmn-latn-pinyin` it
 * speaks the tones that are written, and those can be tuned here.
 */
const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 0 ≤ value < 1000, as it is read aloud. */
export function readNumber(value: number): string {
  const digit = (one: number): string => digits[one] ?? '';
  const [hundreds, tens, ones] = [Math.floor(value / 100), Math.floor(value / 10) % 10, value % 10];
  const head = hundreds > 0 ? `${digit(hundreds)}百` : '';
  if (tens === 0) {
    return ones === 0 ? head || digit(0) : `${head}${head === '' ? '' : '零'}${digit(ones)}`;
  }
  const ten = tens === 1 && hundreds === 0 ? '十' : `${digit(tens)}十`;
  return `${head}${ten}${ones === 0 ? '' : digit(ones)}`;
}

export const readable = (zh: string): string =>
  zh.replace(/(\d+)°/g, (_, number: string) => `${readNumber(Number(number))}度`).replace(/[：、]/g, '，');

const tones = /^([a-zü]+)([0-5])$/;

/** Two third tones in one breath: the first rises (顶点 is said díngdiǎn). */
export function withThirdTones(syllables: readonly string[]): readonly string[] {
  return syllables.map((syllable, index) => {
    const next = syllables[index + 1];
    return syllable.endsWith('3') && next?.endsWith('3') === true ? `${syllable.slice(0, -1)}2` : syllable;
  });
}

export function synthesisText(zh: string): string {
  const syllables = pinyin(readable(zh), { toneType: 'num', type: 'array', v: true });
  const written = syllables.map((syllable) => {
    const [, letters, tone] = tones.exec(syllable) ?? [];
    return letters === undefined
      ? ({ '，': ',', '。': '.', '？': '?', '！': '!' }[syllable] ?? syllable)
      : `${letters}${tone === '0' ? '5' : tone}`;
  });
  return withThirdTones(written).join(' ');
}

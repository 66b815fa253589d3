import { numberOf } from '../words/index.ts';

/**
 * One class is written in many ways: 四(2)班, 四年级2班, 4（2）, 四2, 402班. What tells classes apart is grade and number
 * where both are said, and else the name as people compare it. 12班 and 十二班 say a number alone.
 */
export function classKey(name: string): string {
  const plain = name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
  const numbers = gradeAndNumber(plain);
  return numbers === null ? plain : `${numbers.grade}.${numbers.number}`;
}

/** Whether a word of a cell is a class rather than a subject or a person. */
export function looksLikeClass(text: string): boolean {
  const plain = text.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
  return /.班$|^class./.test(plain) || gradeAndNumber(plain) !== null;
}

const number = '(?<number>\\d{1,2}|[一二三四五六七八九十]{1,3})';
const grade = '(?<grade>\\d{1,2}|[一二三四五六七八九十]{1,2})';
const ways = [
  `^${grade}年级?\\(?${number}\\)?班?$`,
  `^${grade}\\(${number}\\)班?$`,
  '^(?<grade>[一二三四五六七八九])(?<number>\\d{1,2})班?$',
  '^(?<grade>\\d{1,2})(?<number>\\d{2})班?$',
  '^(?:class)?(?<grade>\\d{1,2})[.\\-/](?<number>\\d{1,2})班?$',
  '^(?:grade|g)(?<grade>\\d{1,2})[,-]?(?:class|c)(?<number>\\d{1,2})$',
  '^(?:class|c)(?<number>\\d{1,2})[,-]?(?:grade|g)(?<grade>\\d{1,2})$',
  `^(?<stage>初|高)(?<grade>[一二三123])年?级?\\(?${number}\\)?班?$`,
].map((way) => new RegExp(way, 'u'));

const gradesBefore: Readonly<Record<string, number>> = { 初: 6, 高: 9 };

function gradeAndNumber(plain: string): { readonly grade: number; readonly number: number } | null {
  for (const way of ways) {
    const found = way.exec(plain)?.groups;
    if (!found) continue;
    const said = numberOf(found.grade ?? '') + (gradesBefore[found.stage ?? ''] ?? 0);
    const place = numberOf(found.number ?? '');
    if (said >= 1 && said <= 12 && place >= 1 && place <= 99) return { grade: said, number: place };
  }
  return null;
}

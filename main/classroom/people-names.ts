/** Two names that look the same to a person are the same: width, case and spaces do not tell people apart. */
export function nameKey(name: string): string {
  return name.normalize('NFKC').toLowerCase().replaceAll(/\s+/gu, '');
}

const numerals = '零一二三四五六七八九';
const byNumber = new Intl.Collator('zh-CN', { numeric: true });

/** 三年级2班 before 三年级10班 before 四年级1班; 四(2)班 and 4(2) stand together. */
export function byClassName(a: { readonly name: string }, b: { readonly name: string }): number {
  return byNumber.compare(inDigits(a.name), inDigits(b.name)) || byNumber.compare(a.name, b.name);
}

function inDigits(name: string): string {
  return name
    .normalize('NFKC')
    .replaceAll(/[一二三四五六七八九]?十[一二三四五六七八九]?/gu, (tens) => String(tensOf(tens)))
    .replaceAll(/[零一二三四五六七八九]/gu, (numeral) => String(numerals.indexOf(numeral)));
}

function tensOf(text: string): number {
  const [tens = '', ones = ''] = text.split('十');
  return (tens ? numerals.indexOf(tens) : 1) * 10 + (ones ? numerals.indexOf(ones) : 0);
}

/**
 * The characters that a Chinese text has in every second line, simplified and traditional. GB 18030 and Big5 use the
 * same bytes, and nearly every text of one is valid in the other: it then reads as a row of rare characters.
 */
const COMMON = new Set(
  '的一是不了在人我有他这這个個们們中来來上大为為和国國地到以说說时時要就出会會可也你对對生能而子那得于於着著下自之年过過发發后後作里裡用道行所然家种種事成方多经經么麼去法学學如都同现現当當没沒动動面起看定天分还還进進好小部其些主样樣理心她本前开開但因只从從想实實老师師课課今们請请問问题題角形图圖数數',
);

/** As UTF-8; else whichever of GB 18030 and Big5 makes the more common text; undefined where it is none of them. */
export function chineseText(file: Uint8Array): string | undefined {
  const utf8 = decoded('utf-8', file);
  if (utf8 !== undefined) return utf8;
  const [best] = ['gb18030', 'big5']
    .map((encoding) => decoded(encoding, file))
    .filter((text) => text !== undefined)
    .sort((a, b) => commonShare(b) - commonShare(a));
  return best;
}

export function decoded(encoding: string, file: Uint8Array): string | undefined {
  try {
    const text = new TextDecoder(encoding, { fatal: true }).decode(file);
    return text.includes('\0') ? undefined : text;
  } catch {
    return undefined;
  }
}

function commonShare(text: string): number {
  const far = [...text].filter((character) => character > '\u007f');
  return far.length === 0 ? 0 : far.filter((character) => COMMON.has(character)).length / far.length;
}

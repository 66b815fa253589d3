/**
 * A text as pages of the large screen. The lines are broken here and not by the browser, so that every window has the
 * same pages and ink stays where it was drawn. 13 lines on a picture of 1080: letters of 4.4% of its height, readable
 * from the last row.
 */
export const LINES_A_PAGE = 13;
/** In halves of a Chinese character. */
const LINE_COLUMNS = 64;
const PAGES_MAX = 2000;

export function textPages(text: string): readonly (readonly string[])[] {
  const lines = text
    .replaceAll('\r\n', '\n')
    .replaceAll('\r', '\n')
    .replaceAll('\t', '    ')
    .split('\n')
    .flatMap(broken);
  while (lines.length > 0 && lines.at(-1) === '') lines.pop();
  const pages: string[][] = [];
  for (let n = 0; n < lines.length && pages.length < PAGES_MAX; n += LINES_A_PAGE) {
    pages.push(lines.slice(n, n + LINES_A_PAGE));
  }
  return pages.length > 0 ? pages : [['']];
}

function broken(line: string): string[] {
  const lines: string[] = [];
  let current = '';
  let columns = 0;
  for (const piece of piecesOf(line)) {
    const wide = columnsOf(piece);
    if (columns + wide > LINE_COLUMNS && current !== '') {
      lines.push(current.trimEnd());
      current = '';
      columns = 0;
      if (piece === ' ') continue;
    }
    current += piece;
    columns += wide;
  }
  return [...lines, current.trimEnd()];
}

/** Words stay whole, Chinese breaks anywhere, and a word longer than a line is cut. */
function piecesOf(line: string): string[] {
  return line.match(/[\p{Script=Latin}\p{N}\p{M}'’._:/-]{1,60}|./gu) ?? [];
}

/** Chinese, full-width signs and pictures take two columns. */
function columnsOf(piece: string): number {
  let columns = 0;
  for (const sign of piece) columns += (sign.codePointAt(0) ?? 0) >= 0x2e80 ? 2 : 1;
  return columns;
}

/** UTF-8 or UTF-16 where it says so or fits, else what Notepad wrote on a Chinese PC for thirty years. */
export function decodeText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('gb18030').decode(bytes);
  }
}

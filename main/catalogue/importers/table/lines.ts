/** Longer than any row of an office program: what is behind it belongs to no list. */
export const lineCharactersMax = 1_000_000;

export type Line = { readonly text: string; readonly isCut: boolean };

/** Lines end in CR LF, LF or CR, wherever a chunk ends. A line that is too long keeps its beginning only. */
export async function* linesOf(chunks: AsyncIterable<string>): AsyncGenerator<Line> {
  let begun = '';
  let isCut = false;
  let afterReturn = false;
  const add = (text: string) => {
    if (begun.length + text.length > lineCharactersMax) isCut = true;
    if (begun.length < lineCharactersMax) begun += text.slice(0, lineCharactersMax - begun.length);
  };
  for await (const chunk of chunks) {
    let from = 0;
    if (afterReturn && chunk.startsWith('\n')) from = 1;
    if (chunk !== '') afterReturn = false;
    const end = /[\r\n]/g;
    for (end.lastIndex = from; ; ) {
      const found = end.exec(chunk);
      if (found === null) break;
      add(chunk.slice(from, found.index));
      yield { text: begun, isCut };
      begun = '';
      isCut = false;
      from = found.index + 1;
      if (found[0] === '\r') {
        if (from === chunk.length) afterReturn = true;
        else if (chunk[from] === '\n') from += 1;
      }
      end.lastIndex = from;
    }
    add(chunk.slice(from));
  }
  if (begun !== '') yield { text: begun, isCut };
}

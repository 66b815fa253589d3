import { type Caption, sentencesOf } from '../../core/captions/index.ts';

/** A sentence of the lesson, and the same in the second language where one is shown. */
export type Line = { readonly fromSeconds: number; readonly text: string; readonly second: string };

export function linesOf(first: readonly Caption[], second: readonly Caption[]): readonly Line[] {
  const sentences = sentencesOf(first);
  const seconds = sentences.map((): string[] => []);
  let row = 0;
  for (const caption of second) {
    const middle = (caption.fromSeconds + caption.untilSeconds) / 2;
    while (row + 1 < sentences.length && (sentences[row + 1]?.fromSeconds ?? 0) <= middle) row += 1;
    seconds[row]?.push(oneLine(caption.text));
  }
  return sentences.map(({ fromSeconds, text }, at) => ({
    fromSeconds,
    text: oneLine(text),
    second: seconds[at]?.join(' ') ?? '',
  }));
}

/** Which lines say this, in their order; all where nothing is searched. */
export function saying(lines: readonly Line[], searched: string): readonly number[] {
  const wanted = plain(searched.trim());
  const all = lines.map((_, at) => at);
  if (wanted === '') return all;
  return all.filter((at) => {
    const line = lines[at];
    return line !== undefined && (plain(line.text).includes(wanted) || plain(line.second).includes(wanted));
  });
}

/** The text cut where what was searched begins and ends: every second piece is a hit. */
export function hitsIn(text: string, searched: string): readonly string[] {
  const wanted = plain(searched.trim());
  // Folding keeps the length of nearly every text; where it does not, nothing is marked.
  const folded = plain(text);
  if (wanted === '' || folded.length !== text.length) return [text];
  const pieces: string[] = [];
  let from = 0;
  for (let at = folded.indexOf(wanted); at >= 0; at = folded.indexOf(wanted, from)) {
    pieces.push(text.slice(from, at), text.slice(at, at + wanted.length));
    from = at + wanted.length;
  }
  return [...pieces, text.slice(from)];
}

function plain(text: string): string {
  return text.normalize('NFKC').toLowerCase();
}

function oneLine(text: string): string {
  return text.replace(/\s*\n\s*/g, ' ');
}

import { parseWebVtt } from '../../../core/captions/index.ts';

/** A piece of a long text: its sentences, each with the second it is said at where there is one. */
export type Piece = { readonly sentences: readonly Sentence[] };
export type Sentence = { readonly text: string; readonly atSeconds: number | null };

/** So many characters are about a minute of talk: little enough to be looked at, enough not to cut every phrase. */
const PIECE_LENGTH = 240;
/** Of a longer file the rest is not searched: four hours of talk, or a book. */
const PIECES_MAX = 400;

/** SRT as well as WebVTT: the times of both are read, their numbers and headings are not. */
export function piecesOfSubtitles(text: string): readonly Piece[] {
  const said = parseWebVtt(text).map(({ text: words, fromSeconds }) => ({
    text: words.replaceAll('\n', ' '),
    atSeconds: fromSeconds,
  }));
  return piecesOf(said);
}

export function piecesOfDocument(text: string): readonly Piece[] {
  const sentences = text
    .split(/(?<=[。！？!?；;])|\n+/u)
    .map((one) => one.trim())
    .filter((one) => one !== '');
  return piecesOf(sentences.map((one) => ({ text: one.slice(0, PIECE_LENGTH * 4), atSeconds: null })));
}

/** Each piece ends with the sentence that the next one begins with: a phrase may go over both. */
function piecesOf(sentences: readonly Sentence[]): readonly Piece[] {
  const pieces: Piece[] = [];
  let current: Sentence[] = [];
  let length = 0;
  for (const sentence of sentences) {
    current.push(sentence);
    length += sentence.text.length;
    if (length < PIECE_LENGTH) continue;
    pieces.push({ sentences: current });
    if (pieces.length >= PIECES_MAX) return pieces;
    current = [sentence];
    length = sentence.text.length >= PIECE_LENGTH ? 0 : sentence.text.length;
  }
  if (current.length > (pieces.length > 0 ? 1 : 0)) pieces.push({ sentences: current });
  return pieces;
}

import { columnsMax, understandHeader } from './header.ts';
import { type Line, lineCharactersMax, linesOf } from './lines.ts';
import { type Row, rowCharactersMax } from './row.ts';

/**
 * The rows of a CSV text. A cell in quotes may go on over several lines; a quote that nobody closed would swallow the
 * rest of the list. So a row that has not ended after as many characters as a row can have, or with the file, is taken
 * for a broken one of one line, and the lines behind it are read again as rows of their own: a stray quote costs its
 * line and no other.
 */
export async function* csvRows(chunks: AsyncIterable<string>): AsyncGenerator<Row> {
  const lines = linesOf(chunks);
  try {
    const start = await firstLines(lines);
    const rows = createRows(separatorOf(start));
    for (const line of start.slice(saysSeparator(start[0]) === null ? 0 : 1)) yield* rows.take(line);
    for await (const line of lines) yield* rows.take(line);
    yield* rows.end();
  } finally {
    await lines.return(undefined);
  }
}

function createRows(separator: string) {
  let row = 0;
  let open: OpenRow | null = null;
  const unclosed = (): Row => ({ kind: 'bad', row: ++row, code: 'badRecord', detail: 'a quote that is never closed' });
  function ended({ cells, isCut }: OpenRow): Row {
    row += 1;
    const detail = `a line of more than ${lineCharactersMax} characters`;
    return isCut ? { kind: 'bad', row, code: 'tooLarge', detail } : { kind: 'cells', row, cells };
  }

  function* take(line: Line): Generator<Row> {
    const waiting = [line];
    for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
      const read: OpenRow = readLine(next, separator, open);
      open = read.inQuotes && read.characters <= rowCharactersMax ? read : null;
      if (!read.inQuotes) yield ended(read);
      else if (open === null) {
        waiting.push(...read.lines.slice(1).reverse());
        yield unclosed();
      }
    }
  }
  function* end(): Generator<Row> {
    while (open !== null) {
      const again: readonly Line[] = open.lines.slice(1);
      open = null;
      yield unclosed();
      for (const line of again) yield* take(line);
    }
  }
  return { take, end };
}

type OpenRow = {
  readonly cells: string[];
  readonly lines: Line[];
  /** What is read of a cell that goes on with the next line. */
  cell: string;
  inQuotes: boolean;
  characters: number;
  isCut: boolean;
};

/** `open`: the row that the line goes on with, inside the quotes of its last cell. */
function readLine(line: Line, separator: string, open: OpenRow | null): OpenRow {
  const row = open ?? { cells: [], lines: [], cell: '', inQuotes: false, characters: 0, isCut: false };
  const { text } = line;
  row.lines.push(line);
  row.characters += text.length + 1;
  row.isCut ||= line.isCut;
  for (let at = 0; ; ) {
    if (row.inQuotes || text[at] === '"') {
      const quoted = quotedFrom(text, row.inQuotes ? at : at + 1);
      row.cell += quoted.text;
      row.inQuotes = !quoted.isClosed;
      at = quoted.end;
    }
    if (row.inQuotes) {
      row.cell += '\n';
      return row;
    }
    const next = text.indexOf(separator, at);
    row.cell += text.slice(at, next < 0 ? text.length : next);
    if (row.cells.length < columnsMax) row.cells.push(row.cell);
    row.cell = '';
    if (next < 0) return row;
    at = next + 1;
  }
}

/** Up to the quote that closes, or to the end; two quotes are one. */
function quotedFrom(text: string, from: number): { text: string; end: number; isClosed: boolean } {
  let read = '';
  for (let at = from; ; ) {
    const quote = text.indexOf('"', at);
    if (quote < 0) return { text: read + text.slice(at), end: text.length, isClosed: false };
    read += text.slice(at, quote);
    if (text[quote + 1] !== '"') return { text: read, end: quote + 1, isClosed: true };
    read += '"';
    at = quote + 2;
  }
}

const separators = [',', ';', '\t'];
const firstLinesMax = 20;

async function firstLines(lines: AsyncGenerator<Line>): Promise<readonly Line[]> {
  const start: Line[] = [];
  while (start.length < firstLinesMax) {
    const { value, done } = await lines.next();
    if (done) break;
    start.push(value);
  }
  return start;
}

/** The one by which most of a header is understood; where nothing is, the one that parts it most. */
function separatorOf(start: readonly Line[]): string {
  const said = saysSeparator(start[0]);
  if (said !== null) return said;
  const rated = separators.map((separator) => {
    const rates = start.map(({ text }) => {
      const { cells } = readLine({ text: text.slice(0, rowCharactersMax), isCut: false }, separator, null);
      return understandHeader(cells).columns.filter(({ means }) => means !== null).length * 1000 + cells.length;
    });
    return { separator, rate: Math.max(0, ...rates) };
  });
  return rated.reduce((best, one) => (one.rate > best.rate ? one : best)).separator;
}

/** Excel's own first line, `sep=;`, which is no row. */
function saysSeparator(line: Line | undefined): string | null {
  return /^sep=([,;\t])$/i.exec(line?.text ?? '')?.[1] ?? null;
}

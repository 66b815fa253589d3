import * as v from 'valibot';
import { shownText } from '../shown-text.ts';
import { type Meaning, mayRepeat, meaningByName, meanings } from './columns.ts';

/** What a person says of columns, by the names under which the preview shows them; null: it means nothing here. */
export const TableMapping = v.pipe(
  v.array(v.strictObject({ column: v.pipe(v.string(), v.maxLength(520)), means: v.nullable(v.picklist(meanings)) })),
  v.maxLength(1000),
);
export type TableMapping = v.InferOutput<typeof TableMapping>;

export type ColumnReading = {
  /** As the header says it; by its letters, `[D]`, where it says nothing, and with them where it says it again. */
  readonly column: string;
  readonly means: Meaning | null;
  /** What the header says of its numbers: 时长（秒）. */
  readonly unit: 'seconds' | 'minutes' | null;
};

export type HeaderReading = {
  readonly columns: readonly ColumnReading[];
  /** Those that were not understood and have something in their header. */
  readonly notUnderstood: readonly string[];
  /** A table in which no column is the title is no list of lessons. */
  readonly hasTitle: boolean;
};

export const columnsMax = 256;

/** Each cell of a header with what its column was taken for; the mapping counts before the names that are known. */
export function understandHeader(cells: readonly string[], mapping: TableMapping = []): HeaderReading {
  const corrected = new Map(mapping.map(({ column, means }) => [column, means]));
  const named = new Set<string>();
  const taken = new Set<Meaning>([...corrected.values()].filter((means) => means !== null));
  const given = new Set<Meaning>();
  const columns = cells.slice(0, columnsMax).map((cell, place): ColumnReading => {
    const text = shownText(cell);
    const column = text === '' || named.has(text) ? `${text} [${lettersOf(place)}]`.trim() : text;
    named.add(column);
    const isCorrected = corrected.has(column);
    const said = isCorrected ? (corrected.get(column) ?? null) : meaningByName(text);
    // The first column of a name counts, and none beside the one that a person chose.
    const isFree = said !== null && (mayRepeat(said) || (!given.has(said) && (isCorrected || !taken.has(said))));
    const means = isFree ? said : null;
    if (means !== null) given.add(means);
    return { column, means, unit: means === 'duration' ? unitIn(text) : null };
  });
  const notUnderstood = columns.filter(({ column, means }) => means === null && !corrected.has(column));
  return {
    columns,
    notUnderstood: notUnderstood.map(({ column }) => column).filter((column) => !/^\[[A-Z]+\]$/.test(column)),
    hasTitle: given.has('title') || given.has('titleEnglish'),
  };
}

function unitIn(header: string): ColumnReading['unit'] {
  if (/秒|\bs(?:ec(?:ond)?s?)?\b/i.test(header)) return 'seconds';
  return /分|\bmin(?:ute)?s?\b/i.test(header) ? 'minutes' : null;
}

/** As office programs letter them: A to Z, AA to IV. */
function lettersOf(place: number): string {
  const letter = (number: number) => String.fromCharCode(65 + number);
  return place < 26 ? letter(place) : letter(Math.floor(place / 26) - 1) + letter(place % 26);
}

/** A list may begin with its own title and a note or two. */
export const headerRowsMax = 20;

export type FoundHeader = HeaderReading & { readonly row: number };

/**
 * The first row that names a title and, unless it has one cell only, something more: a sheet is often headed 课程名称
 * in one cell over all its columns.
 */
export function findHeader(
  rows: readonly { readonly row: number; readonly cells: readonly string[] }[],
  mapping: TableMapping = [],
): FoundHeader | null {
  for (const [place, { row, cells }] of rows.entries()) {
    const reading = understandHeader(cells, mapping);
    const understood = reading.columns.filter(({ means }) => means !== null).length;
    const isAlone = (rows[place + 1]?.cells ?? []).filter((cell) => shownText(cell) !== '').length < 2;
    const filled = cells.filter((cell) => shownText(cell) !== '').length;
    if (reading.hasTitle && (understood > 1 || filled > 1 || isAlone)) return { ...reading, row };
  }
  return null;
}

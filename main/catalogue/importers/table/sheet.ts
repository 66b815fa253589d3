import { createCellText } from './cell-text.ts';
import { columnsMax } from './header.ts';
import { readMerged } from './merged.ts';
import { columnOf, rowOf } from './references.ts';
import type { Row } from './row.ts';
import { readSharedStrings } from './shared-strings.ts';
import { workbookIn, xmlChunks } from './workbook.ts';
import { attributeOf, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

/** The rows of the first sheet that is shown; empty ones are left out, as the sheet itself may do. */
export async function* sheetRows(zip: Zip): AsyncGenerator<Row> {
  const { sheet, sharedStrings } = await workbookIn(zip);
  const shared = sharedStrings === null ? [] : await readSharedStrings(zip, sharedStrings);
  const fillMerged = await readMerged(zip, sheet);
  let ready: Row[] = [];
  const handler = sheetHandler(shared, (row, cells) => {
    fillMerged(row, cells);
    if (cells.some((cell) => cell !== '')) ready.push({ kind: 'cells', row, cells });
  });
  for await (const _ of xmlChunks(zip, sheet, handler)) {
    yield* ready;
    ready = [];
  }
}

function sheetHandler(shared: readonly string[], put: (row: number, cells: string[]) => void): XmlHandler {
  const value = createCellText();
  let row = 0;
  let cells: string[] = [];
  let column = -1;
  let type = '';
  let inValue = false;

  return {
    open(name, tag) {
      value.open(name);
      if (name === 'row') {
        row = rowOf(attributeOf(tag, 'r'), row);
        cells = [];
        column = -1;
      } else if (name === 'c') {
        column = columnOf(attributeOf(tag, 'r')) ?? column + 1;
        type = attributeOf(tag, 't') ?? 'n';
        value.begin();
      }
      inValue = name === 'v' || (name === 't' && type === 'inlineStr');
    },
    text(text) {
      if (inValue) value.add(text);
    },
    close(name) {
      value.close(name);
      inValue = false;
      if (name === 'row') put(row, cells);
      if (name !== 'c' || column >= columnsMax) return;
      while (cells.length <= column) cells.push('');
      cells[column] = shownAs(type, value.end(), shared);
    },
  };
}

function shownAs(type: string, value: string, shared: readonly string[]): string {
  if (type === 's') return shared[Number(value)] ?? '';
  // TRUE and #DIV/0! say nothing of a lesson.
  if (type === 'b' || type === 'e') return '';
  // Some programs write 4.0 for 4.
  const isFraction = type === 'n' && /^-?\d{1,15}\.\d{1,20}$/.test(value);
  return isFraction ? String(Number(value)) : value;
}

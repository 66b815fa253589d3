import { ImportRefused } from '../importer.ts';
import { columnsMax } from './header.ts';
import { columnOf } from './references.ts';
import { readXml } from './workbook.ts';
import { attributeOf } from './xml.ts';
import type { Zip } from './zip.ts';

type Span = { readonly from: number; readonly to: number };
const spansMax = 100_000;

/**
 * Of cells that a person merged only the first holds the text: 第一单元 stands once beside its ten lessons. The sheet
 * tells which were merged behind its rows, so it is read once before; that also says whether it is whole.
 */
export async function readMerged(zip: Zip, sheet: string) {
  const byColumn = new Map<number, Span[]>();
  let count = 0;
  await readXml(zip, sheet, {
    open(name, tag) {
      if (name !== 'mergeCell') return;
      const reference = /^([A-Z]{1,3})(\d{1,7}):[A-Z]{1,3}(\d{1,7})$/.exec(attributeOf(tag, 'ref') ?? '');
      const column = columnOf(reference?.[0] ?? null);
      const [from, to] = [Number(reference?.[2]), Number(reference?.[3])];
      if (column === null || column >= columnsMax || !(to > from)) return;
      count += 1;
      if (count > spansMax) throw new ImportRefused('sourceTooLarge', `more than ${spansMax} merged cells`);
      const spans = byColumn.get(column) ?? [];
      spans.push({ from, to });
      byColumn.set(column, spans);
    },
    text: () => undefined,
    close: () => undefined,
  });
  return createFill(byColumn);
}

/** Puts the text of merged cells into all of them; rows come in their order. A row that is empty stays so. */
function createFill(byColumn: ReadonlyMap<number, Span[]>) {
  const columns = [...byColumn].map(([column, spans]) => ({
    column,
    spans: spans.sort((one, other) => one.from - other.from),
    next: 0,
    text: '',
  }));
  return (row: number, cells: string[]): void => {
    const isEmpty = cells.every((cell) => cell === '');
    for (const one of columns) {
      while ((one.spans[one.next]?.to ?? Number.POSITIVE_INFINITY) < row) {
        one.next += 1;
        one.text = '';
      }
      const span = one.spans[one.next];
      if (span === undefined || span.from > row) continue;
      if (span.from === row) one.text = cells[one.column] ?? '';
      else if (!isEmpty && one.text !== '') {
        while (cells.length <= one.column) cells.push('');
        cells[one.column] ||= one.text;
      }
    }
  };
}

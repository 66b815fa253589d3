import { ImportRefused } from '../importer.ts';
import { createCellText } from './cell-text.ts';
import { readXml } from './workbook.ts';
import type { Zip } from './zip.ts';

const stringsMax = 2_000_000;
/** The only part of a workbook that is held as a whole: 128 MB at most. */
const charactersMax = 64 * 1024 * 1024;

/** A text that stands in several cells is written once; a cell names it by its number. */
export async function readSharedStrings(zip: Zip, part: string): Promise<readonly string[]> {
  const strings: string[] = [];
  const item = createCellText();
  let inText = false;
  let characters = 0;
  await readXml(zip, part, {
    open(name) {
      item.open(name);
      if (name === 'si') item.begin();
      inText = name === 't';
    },
    text(text) {
      if (inText) item.add(text);
    },
    close(name) {
      item.close(name);
      inText = false;
      if (name !== 'si') return;
      const text = item.end();
      characters += text.length;
      if (strings.length >= stringsMax || characters > charactersMax) {
        throw new ImportRefused('sourceTooLarge', `more than ${charactersMax} characters`);
      }
      strings.push(text);
    },
  });
  return strings;
}

import { ImportRefused } from '../importer.ts';
import { attributeOf, createXmlReader, type XmlHandler } from './xml.ts';
import type { Zip } from './zip.ts';

/** Where in a workbook the first sheet that is shown lies, and the texts that its cells share. */
export type Workbook = { readonly sheet: string; readonly sharedStrings: string | null };

const nothing = () => undefined;

export async function workbookIn(zip: Zip): Promise<Workbook> {
  if (!zip.has('xl/workbook.xml')) throw new ImportRefused('sourceNotKnown', 'no workbook');
  const sheets: { readonly relation: string | null; readonly isHidden: boolean }[] = [];
  await readXml(zip, 'xl/workbook.xml', {
    open(name, tag) {
      if (name !== 'sheet' || sheets.length > 1000) return;
      sheets.push({
        relation: attributeOf(tag, 'id'),
        isHidden: (attributeOf(tag, 'state') ?? 'visible') !== 'visible',
      });
    },
    ...{ text: nothing, close: nothing },
  });
  const relations = await relationsIn(zip);
  const first = sheets.find(({ isHidden }) => !isHidden) ?? sheets[0];
  const named = relations.find(({ id }) => id !== null && id === first?.relation)?.target;
  const sheet = named ?? 'xl/worksheets/sheet1.xml';
  if (!/^xl\/worksheets\/[\w .-]+\.xml$/i.test(sheet) || !zip.has(sheet)) {
    throw new ImportRefused('sourceDamaged', 'no sheet');
  }
  const strings = relations.find(({ type }) => type.endsWith('/sharedStrings'))?.target ?? 'xl/sharedStrings.xml';
  return { sheet, sharedStrings: /^xl\/[\w .-]+\.xml$/i.test(strings) && zip.has(strings) ? strings : null };
}

type Relation = { readonly id: string | null; readonly type: string; readonly target: string };

async function relationsIn(zip: Zip): Promise<readonly Relation[]> {
  const part = 'xl/_rels/workbook.xml.rels';
  const relations: Relation[] = [];
  if (!zip.has(part)) return relations;
  await readXml(zip, part, {
    open(name, tag) {
      if (name !== 'Relationship' || relations.length > 5000 || attributeOf(tag, 'TargetMode') === 'External') return;
      // From the folder of the workbook, or with a slash from the root.
      const target = (attributeOf(tag, 'Target') ?? '').replaceAll('\\', '/');
      relations.push({
        id: attributeOf(tag, 'Id'),
        type: attributeOf(tag, 'Type') ?? '',
        target: target.startsWith('/') ? target.slice(1) : `xl/${target.replace(/^\.\//, '')}`,
      });
    },
    ...{ text: nothing, close: nothing },
  });
  return relations;
}

export async function readXml(zip: Zip, part: string, handler: XmlHandler): Promise<void> {
  for await (const _ of xmlChunks(zip, part, handler));
}

/** One step a chunk, so that a reader can hand on what it has. */
export async function* xmlChunks(zip: Zip, part: string, handler: XmlHandler): AsyncGenerator<void> {
  const reader = createXmlReader(handler);
  const decoder = new TextDecoder();
  for await (const chunk of zip.read(part)) {
    reader.write(decoder.decode(chunk, { stream: true }));
    yield;
  }
  reader.write(decoder.decode());
  reader.end();
  yield;
}

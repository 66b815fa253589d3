// Catalogues of others as records of ours, one folder a format. Each reads a stream and holds none of it.
import * as v from 'valibot';
import { type Importer, ImportRefused } from './importer.ts';
import { shownText } from './shown-text.ts';
import type { Meaning } from './table/index.ts';

export { type Importer, ImportRefused, type LocalFile, type RefusedCode, type SkipCode } from './importer.ts';
export { shownText } from './shown-text.ts';

type Open = (path: string, rules: unknown) => Importer;

/**
 * By the name that people call them; loaded when one is asked for, because a lesson begins without any of them.
 * `rules`: what a person corrects of what is understood, where names of folders or of columns are read.
 */
export const importers: Readonly<Record<string, Open>> = {
  async *smartedu(path) {
    const { smartedu } = await import('./smartedu/index.ts');
    yield* smartedu(path);
  },
  async *kolibri(path) {
    const { kolibri } = await import('./kolibri/index.ts');
    yield* kolibri(path);
  },
  async *folder(path, rules) {
    const { FolderRules, folder } = await import('./folder/index.ts');
    yield* folder(path, corrections(FolderRules, rules));
  },
  async *table(path, rules) {
    const { TableMapping, table } = await import('./table/index.ts');
    yield* table(path, corrections(TableMapping, rules));
  },
};

/** The rows of a CSV file or of a workbook's first sheet, for rooms that read tables of their own. */
export async function* tableRows(
  path: string,
): AsyncGenerator<{ readonly row: number; readonly cells: readonly string[] }> {
  const { goodRows } = await import('./table/index.ts');
  yield* goodRows(path);
}

/** What the columns of a list were taken for, with what stands in them; a preview shows it before anything is done. */
export async function readColumns(path: string, rules: unknown): Promise<readonly ColumnRead[]> {
  const { readHeader, TableMapping } = await import('./table/index.ts');
  const { columns, rows } = await readHeader(path, corrections(TableMapping, rules));
  return columns.map(({ column, means }, place) => ({
    ...{ column, means },
    examples: rows.flatMap((cells) => shownText(cells[place] ?? '', 80) || []).slice(0, 3),
  }));
}

type ColumnRead = { readonly column: string; readonly means: Meaning | null; readonly examples: readonly string[] };

function corrections<Rules extends v.GenericSchema>(schema: Rules, rules: unknown): v.InferOutput<Rules> {
  const parsed = v.safeParse(schema, rules ?? []);
  if (!parsed.success) throw new ImportRefused('rulesWrong', v.getDotPath(parsed.issues[0]) ?? 'the rules');
  return parsed.output;
}

// Catalogues of others as records of ours, one folder a format. Each reads a stream and holds none of it.
import * as v from 'valibot';
import { FolderRules, folder } from './folder/index.ts';
import { type Imported, type Importer, ImportRefused } from './importer.ts';
import { kolibri } from './kolibri/index.ts';
import { smartedu } from './smartedu/index.ts';
import { TableMapping, table } from './table/index.ts';

export { type Importer, ImportRefused, type RefusedCode, type SkipCode } from './importer.ts';

type Open = (path: string, rules: unknown) => Importer;

/**
 * By the name that people call them. `rules`: what a person corrects of what is understood, where names of folders
 * or of columns are read.
 */
export const importers: Readonly<Record<string, Open>> = {
  smartedu,
  kolibri,
  folder: (path, rules) => corrected(FolderRules, rules, (read) => folder(path, read)),
  table: (path, rules) => corrected(TableMapping, rules, (read) => table(path, read)),
};

async function* corrected<Rules extends v.GenericSchema>(
  schema: Rules,
  rules: unknown,
  open: (read: v.InferOutput<Rules>) => Importer,
): AsyncGenerator<Imported> {
  const parsed = v.safeParse(schema, rules ?? []);
  if (!parsed.success) throw new ImportRefused('rulesWrong', v.getDotPath(parsed.issues[0]) ?? 'the rules');
  yield* open(parsed.output);
}

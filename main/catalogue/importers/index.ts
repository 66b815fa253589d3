// Catalogues of others as records of ours, one folder a format. Each reads a stream and holds none of it.
import * as v from 'valibot';
import { type Importer, ImportRefused } from './importer.ts';

export { type Importer, ImportRefused, type RefusedCode, type SkipCode } from './importer.ts';
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

function corrections<Rules extends v.GenericSchema>(schema: Rules, rules: unknown): v.InferOutput<Rules> {
  const parsed = v.safeParse(schema, rules ?? []);
  if (!parsed.success) throw new ImportRefused('rulesWrong', v.getDotPath(parsed.issues[0]) ?? 'the rules');
  return parsed.output;
}

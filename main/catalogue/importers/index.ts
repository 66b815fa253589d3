// Catalogues of others as records of ours, one folder a format. Each reads a stream and holds none of it.
import type { Importer } from './importer.ts';
import { smartedu } from './smartedu/index.ts';

export { type Importer, ImportRefused, type RefusedCode, type SkipCode } from './importer.ts';

/** By the name that people call them; each takes a path. */
export const importers: Readonly<Record<string, (path: string) => Importer>> = {
  smartedu,
};

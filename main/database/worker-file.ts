import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Beside this module as TypeScript in the sources, as JavaScript in the bundle. */
export function workerFile(name: 'database' | 'catalogue-build' | 'title-reader'): string {
  const [source, built] = ['ts', 'js'].map((end) => fileURLToPath(new URL(`./${name}.worker.${end}`, import.meta.url)));
  return existsSync(String(source)) ? String(source) : String(built);
}

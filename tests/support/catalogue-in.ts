import { mkdirSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Sqlite from 'better-sqlite3';
import { buildCatalogue, type CatalogueSource } from '../../main/database/catalogue/index.ts';
import type { Databases } from '../../main/database/index.ts';
import { serveCatalogue } from '../../main/database/served-catalogue.ts';
import { answersOf } from './catalogue-answers.ts';
import { han } from './han.ts';

/** Builds in one folder again and again, in the test's own thread. */
export function catalogueIn(place: string) {
  mkdirSync(place, { recursive: true });
  return {
    build: (sources: readonly CatalogueSource[]) => buildCatalogue(place, sources, { han: han() }),
    async answers(): Promise<unknown> {
      const served = serveCatalogue(place, han(), () => undefined);
      const run = (async (query: string, args: unknown) => served.query(query, args)) as Databases['catalogue']['run'];
      try {
        return await answersOf({ run });
      } finally {
        await served.close();
      }
    },
    files: () => readdirSync(place),
    /** How often what lies there was changed. What is not sound throws. */
    deltas(): unknown {
      const db = new Sqlite(join(place, readFileSync(join(place, 'catalogue'), 'utf8').trim()), { readonly: true });
      const check = db.pragma('integrity_check', { simple: true });
      const deltas = db.prepare('SELECT deltas FROM made').pluck().get();
      db.close();
      if (check !== 'ok') throw new Error(`integrity_check: ${check}`);
      return deltas;
    },
  };
}

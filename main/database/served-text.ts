import { readFileSync } from 'node:fs';
import { type Han, readHan } from '../../core/search/index.ts';
import { faultCodeOf } from './fault.ts';
import type { Served } from './messages.ts';
import { queryRunner } from './run.ts';
import { forgetText, openText, textQueries } from './text/index.ts';

/** `hanFile`: the table of characters that the build made. */
export function openTexts(folder: string, hanFile: string, took: (name: string, ms: number) => void): Served {
  return serveText(folder, readHan(readFileSync(hanFile, 'utf8')), took);
}

export function serveText(folder: string, han: Han, took: (name: string, ms: number) => void): Served {
  const connection = openText(folder);
  const query = queryRunner(connection, textQueries(han), took);
  return {
    query(name, args) {
      try {
        return query(name, args);
      } catch (error) {
        // Opened again it finds none, and is filled anew.
        if (faultCodeOf(error) === 'databaseDamaged') {
          connection.close();
          forgetText(folder);
        }
        throw error;
      }
    },
    backup: async () => false,
    reopen() {
      throw new Error('the index of texts is not replaced');
    },
    keys() {
      throw new Error('titles are the catalogue’s');
    },
    async close() {
      connection.close();
    },
  };
}

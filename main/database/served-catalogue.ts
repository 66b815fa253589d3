import { readFileSync } from 'node:fs';
import { type Han, readHan } from '../../core/search/index.ts';
import { buildCatalogue, catalogueQueries, forgetCurrent, openCurrent, openIndex } from './catalogue/index.ts';
import { readDb } from './db.ts';
import { faultCodeOf } from './fault.ts';
import type { Served } from './messages.ts';
import { queryRunner } from './run.ts';
import { keysOf } from './search-text.ts';

/** `hanFile`: the table of characters that the build made. */
export function openCatalogue(folder: string, hanFile: string, took: (name: string, ms: number) => void): Served {
  return serveCatalogue(folder, readHan(readFileSync(hanFile, 'utf8')), took);
}

export function serveCatalogue(folder: string, han: Han, took: (name: string, ms: number) => void): Served {
  const open = () => {
    const connection = openCurrent(folder) ?? openEmpty(folder, han);
    // Read by pages that the system keeps anyway, instead of a second copy of them.
    connection.pragma('mmap_size = 1073741824');
    const queries = catalogueQueries(openIndex(readDb(connection)), han);
    return { connection, query: queryRunner(connection, queries, took) };
  };
  let current = open();
  return {
    query(name, args) {
      try {
        return current.query(name, args);
      } catch (error) {
        if (faultCodeOf(error) === 'databaseDamaged') forgetCurrent(folder);
        throw error;
      }
    },
    backup: async () => false,
    keys: (titles) => titles.map((ofOne) => keysOf(ofOne, han)),
    reopen() {
      const before = current;
      current = open();
      before.connection.close();
    },
    async close() {
      current.connection.close();
    },
  };
}

function openEmpty(folder: string, han: Han) {
  buildCatalogue(folder, [], { han });
  const connection = openCurrent(folder);
  if (!connection) throw new Error('an empty catalogue was built and does not open');
  return connection;
}

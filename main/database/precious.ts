import type { Durability } from './connection.ts';
import type { Migration } from './migrate.ts';

/** A database that cannot be made again from anything else: it is backed up, and opened by the ladder. */
export type PreciousSchema = {
  readonly name: 'lessons' | 'library';
  readonly durability: Durability;
  readonly migrations: readonly Migration[];
  /** Tables whose rows never change: what a salvage finds of them never replaces a row of a backup. */
  readonly neverChanged: readonly string[];
};

/** Where a precious database and what belongs to it lie. */
export type PreciousPlace = {
  readonly file: string;
  readonly backupsFolder: string;
};

/** How the file came to be open, from the best to the worst; all but the first two are said on the console. */
export type Opening =
  | { readonly rung: 'sound' }
  | { readonly rung: 'created' }
  /** `salvagedRows`: rows that the damaged file still had beside those of the backup. */
  | {
      readonly rung: 'restored';
      readonly backupUnixMs: number;
      readonly salvagedRows: number;
      /** The damaged file, kept for whoever repairs it; null where the file had simply gone. */
      readonly keptAt: string | null;
    }
  | { readonly rung: 'salvaged'; readonly salvagedRows: number; readonly keptAt: string }
  /** Nothing could be saved: an empty database, never a silent one. */
  | { readonly rung: 'lost'; readonly keptAt: string | null };

export type OpenFailure =
  | { readonly code: 'databaseFromFuture'; readonly file: string }
  /** WAL cannot work in this folder, which is usually a network share. */
  | { readonly code: 'folderUnfit'; readonly file: string }
  | { readonly code: 'folderUnwritable'; readonly file: string; readonly detail: string }
  | { readonly code: 'databaseUnopenable'; readonly file: string; readonly detail: string };

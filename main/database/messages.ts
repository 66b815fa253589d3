import type { BuildReport, CatalogueSource } from './catalogue/index.ts';
import type { DatabaseFaultCode } from './fault.ts';
import type { OpenFailure, Opening, PreciousPlace } from './precious.ts';

/** What a database's worker is told when it starts. */
export type WorkerTask =
  | { readonly database: 'lessons' | 'library'; readonly place: PreciousPlace; readonly timed: string | null }
  | { readonly database: 'catalogue'; readonly folder: string; readonly han: string; readonly timed: string | null };

export type ToWorker =
  | { readonly kind: 'query'; readonly id: number; readonly name: string; readonly args: unknown }
  | { readonly kind: 'backup'; readonly id: number }
  /** A new catalogue lies there: it is read from now on. */
  | { readonly kind: 'reopen'; readonly id: number }
  /** The search keys of each lesson's titles; here because this worker has the table of pinyin. */
  | { readonly kind: 'keys'; readonly id: number; readonly titles: readonly (readonly string[])[] }
  /** Backs up what has changed, closes the file and ends. */
  | { readonly kind: 'close' };

/** Null for the catalogue: nothing of it can be lost. */
export type OpenedMessage = { readonly kind: 'opened'; readonly opening: Opening | null };

export type FromWorker =
  | OpenedMessage
  | { readonly kind: 'refused'; readonly failure: OpenFailure }
  | { readonly kind: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly kind: 'failed'; readonly id: number; readonly code: DatabaseFaultCode; readonly message: string }
  | { readonly kind: 'timed'; readonly name: string; readonly ms: number; readonly slow: boolean };

/** What a worker does for each database; precious ones and the catalogue differ in all but this. */
export type Served = {
  readonly query: (name: string, args: unknown) => unknown;
  /** True: a backup was made. False: nothing has changed since the last one, or the copy was not sound. */
  readonly backup: () => Promise<boolean>;
  readonly reopen: () => void;
  /** What each lesson's titles are found by. */
  readonly keys: (titles: readonly (readonly string[])[]) => readonly (readonly string[])[];
  readonly close: () => Promise<void>;
};

/** What a builder of a catalogue is told. `han`: the file of the table of characters. */
export type BuildTask = {
  readonly folder: string;
  readonly sources: readonly CatalogueSource[];
  readonly han: string;
  /** Shared: its first number is 1 while a lesson is open, and then the work goes slowly. */
  readonly calm: Int32Array;
};
export type FromBuilder =
  | { readonly kind: 'built'; readonly report: BuildReport }
  | { readonly kind: 'failed'; readonly code: DatabaseFaultCode; readonly message: string };

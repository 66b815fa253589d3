import type { CatalogueFeed } from './catalogue/index.ts';
import type { DatabaseFaultCode } from './fault.ts';
import type { OpenFailure, Opening, PreciousPlace } from './precious.ts';

/** What a database's worker is told when it starts. */
export type WorkerTask =
  | { readonly database: 'lessons' | 'library'; readonly place: PreciousPlace; readonly timed: string | null }
  | { readonly database: 'catalogue'; readonly folder: string; readonly timed: string | null };

export type ToWorker =
  | { readonly kind: 'query'; readonly id: number; readonly name: string; readonly args: unknown }
  | { readonly kind: 'backup'; readonly id: number }
  | { readonly kind: 'build'; readonly id: number; readonly feeds: readonly CatalogueFeed[] }
  /** The search keys of each lesson's titles; here because the tables of pinyin take 0.1 s to load. */
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
  readonly build: (feeds: readonly CatalogueFeed[]) => void;
  readonly close: () => Promise<void>;
};

import type { SourceFiles } from '../../shards/index.ts';

/** A feed's lessons in shards: its base and what changed since. `held`: its files lie in the store. */
export type CatalogueSource = {
  readonly id: string;
  readonly held: boolean;
  /** When it was first kept here: sources stand in this order. */
  readonly sinceUnixMs: number;
  /** Of the base; changes when anything of it did. */
  readonly digest: string;
  readonly files: readonly string[];
  /** In the base, to judge whether changing the catalogue is less work than building it; 0: not known. */
  readonly lessons: number;
  readonly arrivals: SourceFiles['arrivals'];
  readonly changes: readonly CatalogueChange[];
};
export type CatalogueChange = SourceFiles['changes'][number] & {
  /** Of the source with this change made. */
  readonly digest: string;
  readonly lessons: number;
};

/** Why a source, or the newest changes of it, are not in the catalogue. */
export type SourceFault = {
  readonly why: string;
  /** What was told of the source when it was found: as long as that is the same, it is not tried again. */
  readonly told: string;
};

export type Planned = CatalogueSource & { readonly fault: SourceFault | null };

export const digestOf = (source: Pick<CatalogueSource, 'digest' | 'changes'>): string =>
  source.changes.at(-1)?.digest ?? source.digest;

/** Everything that would make reading it again worth while. */
export const toldOf = ({ digest, files, changes }: CatalogueSource): string =>
  JSON.stringify([digest, files, changes.map((change) => [change.digest, change.file])]);

/** In the order of their numbers. */
export function inOrder<Source extends CatalogueSource>(sources: readonly Source[]): Source[] {
  return sources.toSorted((a, b) => a.sinceUnixMs - b.sinceUnixMs || (a.id < b.id ? -1 : 1));
}

/** Lessons of a feed are numbered from here, so that one that is added stands behind those of its feed. */
export const FEED_LESSONS_MAX = 1 << 24;
export const firstLessonOf = (feed: number): number => feed * FEED_LESSONS_MAX;

import { skipped } from '../gate.ts';
import type { Imported, Skipped } from '../importer.ts';
import { noTagNames, type TagNames } from './tag-names.ts';
import type { Placed } from './tags.ts';

/**
 * What one run remembers: which ids it has told, and where the books belong, because the list of a book's lessons does
 * not repeat it. An id has 36 characters, so a catalogue ten times as large as the platform's costs some 50 MB here.
 */
export type Known = {
  readonly tagNames: TagNames;
  readonly books: Map<string, Placed>;
  has(id: string): boolean;
  /** The first record of an id counts. `make` is not called for a second one. */
  tell(id: string, position: string, make: () => Imported): Imported;
  /** Makes no record, and is not to be told again. */
  passOver(id: string, skip: Skipped): Skipped;
};

export function createKnown(tagNames: TagNames = noTagNames): Known {
  const told = new Set<string>();
  return {
    tagNames,
    books: new Map(),
    has: (id) => told.has(id),
    tell(id, position, make) {
      if (told.has(id)) return skipped(position, 'duplicate', id);
      const made = make();
      // A broken one leaves its place to a later one that is whole.
      if (made.kind === 'lesson') told.add(id);
      return made;
    },
    passOver(id, skip) {
      told.add(id);
      return skip;
    },
  };
}

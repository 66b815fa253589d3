import type { DownloadSources } from '../../../core/contract/index.ts';
import type { LessonId } from '../../../core/words/index.ts';
import { type Entry, type EntryEvent, next } from './entry.ts';
import type { Records } from './records.ts';

/** The downloads as they are known here; each change that a restart has to know of is written down. */
export function createEntries(records: Pick<Records, 'put' | 'forget'>, changed: () => void) {
  const entries = new Map<LessonId, Entry>();

  function put(entry: Entry): void {
    entries.set(entry.lessonId, entry);
    records.put(entry);
    changed();
  }
  return {
    get: (lessonId: LessonId) => entries.get(lessonId),
    put,
    /** As it was read: nothing is written. */
    load: (entry: Entry) => void entries.set(entry.lessonId, entry),
    /** False: it says nothing to it, or there is none. */
    on(lessonId: LessonId, event: EntryEvent): boolean {
      const before = entries.get(lessonId);
      const after = before && next(before, event);
      if (!after || after === before) return false;
      put(after);
      return true;
    },
    /** Written with the next change: a figure, and often another. */
    came(lessonId: LessonId, from: keyof DownloadSources, bytes: number): void {
      const entry = entries.get(lessonId);
      if (entry) entries.set(lessonId, { ...entry, from: { ...entry.from, [from]: entry.from[from] + bytes } });
      changed();
    },
    forget(lessonId: LessonId): boolean {
      if (!entries.delete(lessonId)) return false;
      records.forget(lessonId);
      changed();
      return true;
    },
    /** Those that somebody wants now first. */
    inOrder: (): Entry[] =>
      [...entries.values()].toSorted((a, b) => Number(b.hurried) - Number(a.hurried) || a.position - b.position),
    /** Where one stands that comes last. */
    lastPlace: (): number => 1 + Math.max(0, ...[...entries.values()].map(({ position }) => position)),
    /** Between another and whatever stands before that; last where there is no other. */
    placeBefore(other: LessonId | null, moved: LessonId): number {
      const rest = this.inOrder().filter(({ lessonId }) => lessonId !== moved);
      const at = rest.findIndex(({ lessonId }) => lessonId === other);
      const after = rest[at];
      if (!after) return this.lastPlace();
      return ((rest[at - 1]?.position ?? after.position - 2) + after.position) / 2;
    },
  };
}
export type Entries = ReturnType<typeof createEntries>;

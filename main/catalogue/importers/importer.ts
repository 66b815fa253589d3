import type { LessonRecord } from '../../../core/words/index.ts';

/**
 * What an importer makes of one record of its source. It is a stream: a source may hold a million, and none of
 * them is kept. A broken record is skipped with the reason and where it stands; only a source that cannot be read
 * at all fails (`ImportRefused`), before the first lesson or after it: then nothing of this run counts.
 */
export type Imported =
  | { readonly kind: 'lesson'; readonly record: LessonRecord; readonly files: readonly LocalFile[] }
  | { readonly kind: 'skipped'; readonly position: string; readonly code: SkipCode; readonly detail: string };

export type Skipped = Extract<Imported, { kind: 'skipped' }>;

/** A file on this PC that belongs to the lesson; it is read and put into the store later. */
export type LocalFile = {
  readonly role: string;
  /** In order: a book may be split into several. */
  readonly paths: readonly string[];
  readonly mediaType: string;
};

export const skipCodes = [
  /** Not the shape that this source has. */
  'badRecord',
  /** No title in any language. */
  'noTitle',
  /** The same id or the same file came before. */
  'duplicate',
  /** Nothing of it can be shown in class. */
  'notALesson',
  /** Named by the source but not there. */
  'missingPart',
  'tooLarge',
  /** A name that would leave its folder, or that no system can hold. */
  'badName',
] as const;
export type SkipCode = (typeof skipCodes)[number];

export type Importer = AsyncIterable<Imported>;

/** The source as a whole cannot be read. Thrown by an importer; whoever runs it answers with the code. */
export class ImportRefused extends Error {
  readonly code: RefusedCode;
  constructor(code: RefusedCode, detail: string) {
    super(detail);
    this.code = code;
  }
}
export type RefusedCode =
  | 'diskFull'
  | 'rulesWrong'
  | 'sourceUnreadable'
  | 'sourceNotKnown'
  | 'sourceTooLarge'
  | 'sourceDamaged';

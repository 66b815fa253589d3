import type { Grade, Stage, Subject, Volume } from '../../../../core/words/index.ts';
import type { ShelfFile } from './shelf.ts';

/** Where something was read, so that a person can see why and where to put a rule. */
export type From =
  | { readonly kind: 'folder'; readonly path: string }
  | { readonly kind: 'name'; readonly name: string }
  /** Of the rules that were given, by its place. */
  | { readonly kind: 'rule'; readonly place: number }
  /** A stage that follows from the grade. */
  | { readonly kind: 'grade' };

export type Field<Value> = { readonly value: Value; readonly from: From };

export type Fields = {
  readonly title: Field<string>;
  readonly stage: Field<Stage> | null;
  readonly grade: Field<Grade> | null;
  readonly subject: Field<Subject> | null;
  readonly publisher: Field<string> | null;
  readonly year: Field<number> | null;
  readonly volume: Field<Volume> | null;
  readonly units: readonly Field<string>[];
};

/** One lesson, or one book, as its folders and names tell of it; what a preview shows before anything is done. */
export type Understood = Fields & {
  /** Of the lesson in its tree, wherever that is mounted. */
  readonly id: string;
  /** The folder, and the name that the files have in common. */
  readonly path: string;
  readonly files: readonly ShelfFile[];
};

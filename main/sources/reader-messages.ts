import type { Result } from '../../core/words/index.ts';
import type { ImportProblem } from '../catalogue/index.ts';
import type { ReadCount, ReadDone, ReadTask } from './read-source.ts';

export type ReaderData = {
  readonly task: ReadTask;
  /** Shared: the first number is 1 while a lesson is open, the second once it is called off. */
  readonly flags: Int32Array;
};
export type FromReader =
  | { readonly kind: 'count'; readonly count: ReadCount }
  | { readonly kind: 'warn'; readonly text: string }
  | { readonly kind: 'done'; readonly result: Result<ReadDone, ImportProblem> }
  | { readonly kind: 'broke'; readonly code: string; readonly message: string };

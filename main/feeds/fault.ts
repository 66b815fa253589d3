import type { FeedErrorCode } from '../../core/contract/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';

export type FeedFailure = { readonly code: FeedErrorCode; readonly detail: string };

/** Thrown within this room only: a feed is read through a library that knows no results. The door answers by code. */
export class FeedFault extends Error {
  readonly code: FeedErrorCode;
  constructor(code: FeedErrorCode, detail = '') {
    super(detail);
    this.code = code;
  }
}

/** What went wrong, by code; a bug is thrown on. */
export async function asResult<Value>(
  work: () => Promise<Value>,
  signal?: AbortSignal,
): Promise<Result<Value, FeedFailure>> {
  try {
    return ok(await work());
  } catch (error) {
    if (signal?.aborted) return fail({ code: 'cancelled', detail: '' });
    if (error instanceof FeedFault) return fail({ code: error.code, detail: error.message });
    if (isFull(error)) return fail({ code: 'diskFull', detail: '' });
    throw error;
  }
}

function isFull(error: unknown): boolean {
  return error instanceof Error && 'code' in error && (error.code === 'ENOSPC' || error.code === 'EDQUOT');
}

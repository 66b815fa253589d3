import { fail, type Result } from '../../core/words/index.ts';
import { Unwritable } from './on-disk.ts';
import type { Failure } from './ports.ts';

const fatal: ReadonlySet<Failure['code']> = new Set<Failure['code']>(['cancelled', 'diskFull', 'storeUnwritable']);
const passing: ReadonlySet<Failure['code']> = new Set<Failure['code']>([
  ...(['noNetwork', 'proxyRefused', 'serverSilent', 'serverBusy', 'brokeOff'] as const),
]);

/** Nobody else's answer would be another. */
export const isFatal = ({ code }: Failure): boolean => fatal.has(code);

/** The same server may answer otherwise in a moment. */
export const mayPass = ({ code }: Failure): boolean => passing.has(code);

/** What the disk said, as a failure; anything else is a bug and is thrown on. */
export function unwritable(error: unknown): Result<never, Failure> {
  if (!(error instanceof Unwritable)) throw error;
  return fail({ code: error.isFull ? 'diskFull' : 'storeUnwritable', detail: error.message });
}

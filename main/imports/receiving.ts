import { join } from 'node:path';
import type { ImportPart } from '../../core/contract/index.ts';
import { fail, ok, type Result } from '../../core/words/index.ts';
import type { Clock } from '../host/ports.ts';
import { fileName } from './order.ts';
import type { ImportControl, ImportFailure } from './ports.ts';
import type { Source } from './sources.ts';
import type { Given } from './subtitles-beside.ts';
import { type Uploads, watchSilence } from './uploads.ts';

/** The files of one import on their way here; those given by path are here already. */
export type Receiving = {
  readonly sources: readonly Source[];
  readonly given: readonly Given[];
  /** Where the window sends its files to, in order. */
  readonly addresses: readonly string[];
  /** Settles when every file is whole, or one cannot become so. */
  whole(control: ImportControl): Promise<Result<object, ImportFailure>>;
};

/** A window that promised bytes and sends none has gone, or its stick was pulled. */
const silenceMs = 60_000;
/** A window ends its request just before it says that the teacher cancelled. */
const cancelFollowsMs = 500;

/** The addresses are open from the first moment: a file can come while another import is still converting. */
export function receiveParts(
  { clock, uploads }: { readonly clock: Clock; readonly uploads: Uploads },
  parts: readonly ImportPart[],
  folder: string,
): Receiving {
  const abort = new AbortController();
  const counts = parts.map(() => 0);
  const wholeBytes = announcedBytes(parts);
  const progress = () => counts.reduce((sum, bytes) => sum + bytes, 0) / Math.max(1, wholeBytes);
  let onHeard: () => void = () => undefined;
  const silence = watchSilence(clock, silenceMs, () => abort.abort());
  const pathOf = ({ source }: ImportPart, index: number) =>
    source.kind === 'path' ? source.path : join(folder, `part-${index}`);
  const expected = parts.flatMap((part, index) => {
    if (part.source.kind === 'path') return [];
    const heard = (bytes: number) => {
      counts[index] = bytes;
      silence.heard();
      onHeard();
    };
    return uploads.expect({ path: pathOf(part, index), bytes: part.source.bytes, heard }, abort.signal);
  });
  const results = Promise.all(expected.map(({ received }) => received)).finally(silence.stop);

  return {
    sources: parts.flatMap((part, index) =>
      part.role === 'subtitles' ? [] : [{ role: part.role, path: pathOf(part, index) }],
    ),
    given: parts.flatMap((part, index) =>
      part.role === 'subtitles' ? [{ path: pathOf(part, index), name: fileName(part) }] : [],
    ),
    addresses: expected.map(({ address }) => address),
    async whole({ signal, report }) {
      if (expected.length === 0) return signal.aborted ? fail({ code: 'cancelled', detail: '' }) : ok({});
      const cancel = () => abort.abort();
      signal.addEventListener('abort', cancel, { once: true });
      if (signal.aborted) cancel();
      onHeard = () => report('receiving', progress());
      onHeard();
      const broken = (await results).find((result) => !result.ok);
      if (broken !== undefined && !signal.aborted) await clockOrAbort(clock, cancelFollowsMs, signal);
      signal.removeEventListener('abort', cancel);
      if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
      if (broken === undefined || broken.ok) return ok({});
      const { code, detail } = broken.error;
      return fail(code === 'cancelled' ? { code: 'uploadBroken', detail: 'no more bytes came' } : { code, detail });
    },
  };
}

export function announcedBytes(parts: readonly ImportPart[]): number {
  return parts.reduce((sum, { source }) => sum + (source.kind === 'upload' ? source.bytes : 0), 0);
}

function clockOrAbort(clock: Clock, ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const stop = clock.after(ms, resolve);
    const aborted = () => {
      stop();
      resolve();
    };
    signal.addEventListener('abort', aborted, { once: true });
  });
}

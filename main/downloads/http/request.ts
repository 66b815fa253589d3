import { fail, ok, type Result } from '../../../core/words/index.ts';
import type { Clock } from '../../host/ports.ts';
import { Unwritable } from '../on-disk.ts';
import type { Failure, Patience } from '../ports.ts';
import { maySendOn, webAddress } from './addresses.ts';
import { failureOfRoad } from './answer.ts';
import type { Client, Head } from './client.ts';
import type { Throttle } from './throttle.ts';
import { watchPace } from './watch-pace.ts';

const redirectsMax = 5;

/** What one request has of the world. */
export type Line = {
  readonly client: Client;
  readonly clock: Clock;
  readonly patience: Patience;
  readonly throttle: Throttle;
};

export type Asking = {
  readonly headers: Readonly<Record<string, string>>;
  readonly signal: AbortSignal;
  /** A failure: the body is not the file's, and is not read. */
  onHead(head: Head): Failure | null;
  /** A failure ends the request; a promise lets the server wait. */
  onChunk(chunk: Buffer): Failure | Promise<void> | undefined;
};

/** One request for some of a file, sent on as far as it may be. `ok`: the server ended well, whatever it gave. */
export async function request(line: Line, address: string, asking: Asking): Promise<Result<object, Failure>> {
  let url = webAddress(address);
  for (let redirects = 0; url !== null && redirects <= redirectsMax; redirects += 1) {
    const got = await askOnce(line, url, asking);
    if (!got.ok) return got;
    const { location } = got.value;
    if (location === null) return ok({});
    const next = webAddress(location, url);
    if (next === null || !maySendOn(url, next)) return fail({ code: 'serverRefused', detail: 'sent elsewhere' });
    url = next;
  }
  return fail({ code: 'serverRefused', detail: url === null ? 'no web address' : 'sent in a circle' });
}

async function askOnce(
  { client, clock, patience, throttle }: Line,
  url: URL,
  { headers, signal, onHead, onChunk }: Asking,
): Promise<Result<{ readonly location: string | null }, Failure>> {
  const pace = watchPace(clock, patience.silentMs);
  const over = new AbortController();
  let location: string | null = null;
  let failure: Failure | null = null;
  try {
    await client.get(url, {
      headers: { accept: '*/*', 'accept-encoding': 'identity', ...headers },
      signal: AbortSignal.any([signal, pace.signal, over.signal]),
      onHead(head) {
        pace.heard(0);
        if ([301, 302, 303, 307, 308].includes(head.status)) location = head.header('location') ?? '';
        else failure = onHead(head);
        return location === null && failure === null;
      },
      onChunk(chunk) {
        pace.heard(chunk.byteLength);
        const next = onChunk(chunk);
        const isFailure = next !== undefined && !(next instanceof Promise);
        if (isFailure) {
          failure = next;
          over.abort();
          return undefined;
        }
        const waits = [next, throttle(chunk.byteLength)].filter((wait) => wait !== undefined);
        return waits.length === 0 ? undefined : pace.waitFor(Promise.all(waits));
      },
    });
  } catch (error) {
    if (failure) return fail(failure);
    if (error instanceof Unwritable) throw error;
    if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
    if (pace.signal.aborted) return fail({ code: 'serverSilent', detail: pace.isTrickle() ? 'trickles' : '' });
    return fail(failureOfRoad(error));
  } finally {
    pace.end();
  }
  return failure ? fail(failure) : ok({ location });
}

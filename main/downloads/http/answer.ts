import { fail, ok, type Result } from '../../../core/words/index.ts';
import type { Failure, Wanted } from '../ports.ts';
import type { Head } from './client.ts';

/** From which byte the answer's body goes on, or why it is not the file. */
export function bodyStart(
  { status, header }: Head,
  { bytes, mediaType }: Wanted,
  fromByte: number,
): Result<{ readonly atByte: number }, Failure> {
  const detail = `${status}`;
  if (status !== 200 && status !== 206) {
    return fail({ code: codeOfStatus(status), detail, retryAfterMs: retryAfterMs(header) });
  }
  const type = (header('content-type') ?? '').trim().toLowerCase();
  // A page of a network that wants a sign-in, or of a server that shows its errors with 200.
  if (/^(?:text\/html|application\/xhtml)/.test(type) && !mediaType.startsWith('text/html')) {
    return fail({ code: 'captivePortal', detail: type.slice(0, 40) });
  }
  // We asked for the bytes as they are; a length would not be the file's.
  if (!['', 'identity'].includes(header('content-encoding') ?? '')) {
    return fail({ code: 'serverRefused', detail: 'content-encoding' });
  }
  if (status === 206) {
    const [, from, whole] = /^bytes (\d{1,15})-\d{1,15}\/(\d{1,15}|\*)$/.exec(header('content-range') ?? '') ?? [];
    if (from === undefined || Number(from) !== fromByte) return fail({ code: 'serverRefused', detail: 'range' });
    if (whole !== '*' && Number(whole) !== bytes) return fail({ code: 'wrongLength', detail: `${whole}` });
    return ok({ atByte: fromByte });
  }
  const length = header('content-length');
  return length !== null && Number(length) !== bytes
    ? fail({ code: 'wrongLength', detail: length.slice(0, 20) })
    : ok({ atByte: 0 });
}

const RETRY_AFTER_MAX_MS = 15 * 60_000;

function codeOfStatus(status: number): Failure['code'] {
  if (status === 407) return 'proxyRefused';
  if (status === 511) return 'captivePortal';
  if (status === 404 || status === 410) return 'fileGone';
  return status === 408 || status === 429 || status >= 500 ? 'serverBusy' : 'serverRefused';
}

/** In seconds or as a date (RFC 9110, 10.2.3). A server that says a day is asked again after a quarter of an hour. */
function retryAfterMs(header: Head['header']): number {
  const text = header('retry-after') ?? '';
  // A date is the server's, and so is the clock that it is read by.
  const ms = /^\d{1,9}$/.test(text) ? Number(text) * 1000 : Date.parse(text) - Date.parse(header('date') ?? '');
  return Number.isFinite(ms) ? Math.min(Math.max(0, ms), RETRY_AFTER_MAX_MS) : 0;
}

const certificateCodes = /^(?:CERT_|ERR_TLS|ERR_SSL|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO_|HOSTNAME_MISMATCH)/;

/** What the web client threw. Its codes stand on the cause, or on the first of several. */
export function failureOfRoad(error: unknown): Failure {
  const cause = error instanceof Error && error.cause instanceof Error ? error.cause : error;
  const code = cause instanceof Error && 'code' in cause ? String(cause.code) : '';
  // Measured with Node 24.21: a 407 becomes an error that says nothing at all, as no other does; one on the way to
  // a tunnel has words and a code of something else.
  const says = cause instanceof Error ? cause.message : '';
  if (code.startsWith('UND_ERR_PRX') || /^proxy response/i.test(says) || (code === '' && says === '')) {
    return { code: 'proxyRefused', detail: code };
  }
  if (certificateCodes.test(code)) return { code: 'badCertificate', detail: code };
  if (/^UND_ERR_(?:\w+_)?TIMEOUT$|^ETIMEDOUT$/.test(code)) return { code: 'serverSilent', detail: code };
  if (['UND_ERR_SOCKET', 'ECONNRESET', 'EPIPE'].includes(code)) return { code: 'brokeOff', detail: code };
  return { code: 'noNetwork', detail: code };
}

import type { IncomingHttpHeaders } from 'node:http';

/**
 * Who may speak to the listener of a remote: a page that it handed out itself. Another page that a phone has open
 * names its own origin, and a name that was made to resolve to this PC stands in `Host`; both are refused before
 * anything is read. There is no cookie: what a phone may do hangs on its key alone.
 */
export function localRefusal(
  { host, origin }: IncomingHttpHeaders,
  own: { readonly host: string; readonly origin: string },
  webSocket: boolean,
): 'wrong host' | 'wrong origin' | null {
  if (host !== own.host) return 'wrong host';
  if (webSocket ? origin !== own.origin : origin !== undefined && origin !== own.origin) return 'wrong origin';
  return null;
}

/** Safari before 15.4 does not count a WebSocket as `'self'`. */
export function localPageHeaders(host: string, contentType: string): Record<string, string> {
  return {
    'content-type': contentType,
    'content-security-policy': [
      "default-src 'none'",
      "script-src 'self'",
      "style-src 'self'",
      `connect-src ws://${host}`,
      "base-uri 'none'",
      "form-action 'none'",
      "frame-ancestors 'none'",
    ].join('; '),
    'x-content-type-options': 'nosniff',
    'x-frame-options': 'DENY',
    'referrer-policy': 'no-referrer',
    // The next lesson may come from another Lectern at this address, and from a newer one.
    'cache-control': 'no-store',
  };
}

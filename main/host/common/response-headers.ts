import type { Respond } from '../ports.ts';

/**
 * Nothing inline, nothing from elsewhere: pages, scripts, pictures and videos all come from the one origin. A film that is
 * still converted is put together by the page itself (Media Source Extensions), which Chromium names by a `blob:`.
 */
const contentSecurityPolicy = [
  "default-src 'self'",
  "media-src 'self' blob:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');

const always: Readonly<Record<string, string>> = {
  'content-security-policy': contentSecurityPolicy,
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-resource-policy': 'same-origin',
  'permissions-policy': 'camera=(), microphone=(), geolocation=(), display-capture=(), usb=(), serial=(), hid=()',
  'referrer-policy': 'no-referrer',
  'x-content-type-options': 'nosniff',
};

export function withSecurityHeaders(response: Response): Response {
  const headers = new Headers(response.headers);
  // One script has a policy of its own: main/respond.ts.
  const ownPolicy = headers.get('content-security-policy');
  for (const [name, value] of Object.entries(always)) headers.set(name, value);
  if (ownPolicy !== null) headers.set('content-security-policy', ownPolicy);
  if (!headers.has('cache-control')) headers.set('cache-control', 'no-store');
  return new Response(response.body, { status: response.status, statusText: response.statusText, headers });
}

/** A plain refusal; never says more than it must. */
export function refuse(status: 400 | 403 | 404 | 405 | 500, text: string): Response {
  return withSecurityHeaders(
    new Response(`${text}\n`, { status, headers: { 'content-type': 'text/plain; charset=utf-8' } }),
  );
}

/** `respond` as both hosts use it: guarded by headers, and a bug in it is a 500 in the log, not a hung window. */
export function guarded(respond: Respond, fault: (error: unknown) => string): Respond {
  return async (request) => {
    try {
      return withSecurityHeaders(await respond(request));
    } catch (error) {
      if (request.signal.aborted) return refuse(400, 'gone');
      return refuse(500, fault(error));
    }
  };
}

import { randomBytes, timingSafeEqual } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';

/**
 * Who may speak to the loopback server: only a page of this very start. Its secret stands once in the address a
 * person opens and is exchanged there for a cookie. The cookie's name carries the port, since cookies do not know
 * ports and two accounts' Lecterns would overwrite each other's.
 */
export type Gate = {
  readonly origin: string;
  readonly cookieName: string;
  readonly secret: string;
  /** Value of Set-Cookie. */
  readonly cookie: string;
  /** Null when the request may come in, else why not. */
  refusal(request: GateRequest): string | null;
  isSecret(given: string | null): boolean;
  hasCookie(headers: IncomingHttpHeaders): boolean;
};

export type GateRequest = {
  readonly method: string;
  readonly headers: IncomingHttpHeaders;
  readonly webSocket: boolean;
};

export function createGate(port: number): Gate {
  const origin = `http://127.0.0.1:${port}`;
  const host = `127.0.0.1:${port}`;
  const cookieName = `lectern-${port}`;
  const secret = randomBytes(32).toString('base64url');

  function isSecret(given: string | null): boolean {
    const mine = Buffer.from(secret);
    const theirs = Buffer.from(given ?? '');
    return mine.length === theirs.length && timingSafeEqual(mine, theirs);
  }

  return {
    origin,
    cookieName,
    secret,
    cookie: `${cookieName}=${secret}; Path=/; HttpOnly; SameSite=Strict`,
    isSecret,
    hasCookie: (headers) => isSecret(cookieIn(headers.cookie ?? '', cookieName)),
    refusal({ method, headers, webSocket }) {
      // A foreign name that resolves to 127.0.0.1 (DNS rebinding) shows here.
      if (headers.host !== host) return 'wrong host';
      const from = headers.origin;
      if (from !== undefined && from !== origin) return 'wrong origin';
      const reads = method === 'GET' || method === 'HEAD';
      if (from === undefined && (webSocket || !reads)) return 'no origin';
      // Another server on another port of this machine is the same site to SameSite, but not to this header.
      const site = headers['sec-fetch-site'];
      if (site !== undefined && site !== 'same-origin' && site !== 'none') return 'wrong site';
      return null;
    },
  };
}

function cookieIn(header: string, name: string): string | null {
  for (const part of header.split(';')) {
    const [key, ...value] = part.trim().split('=');
    if (key === name) return value.join('=');
  }
  return null;
}

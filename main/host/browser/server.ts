import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import { type WindowRole, wire } from '../../../core/contract/index.ts';
import type { WindowId } from '../../../core/words/index.ts';
import type { Log } from '../../log.ts';
import { guarded, refuse, withSecurityHeaders } from '../common/index.ts';
import type { Respond } from '../ports.ts';
import type { Attached } from './attached.ts';
import { createGate, type Gate } from './gate.ts';
import { sendWebResponse, toWebRequest } from './web-request.ts';

export type LoopbackServer = {
  readonly gate: Gate;
  /** The page that the first window shows until the app names its real one; needs no cookie, says nothing. */
  readonly openingPage: string;
  /** The address of a window: its role by path, itself by id. */
  pageOf(windowId: WindowId, role: WindowRole): string;
  /** What a person opens by hand, with the secret in it. */
  addressOf(role: WindowRole): string;
  close(): Promise<void>;
};

type Deps = {
  readonly attached: Attached;
  readonly log: Log;
  readonly respond: Promise<Respond>;
  readonly onSocket: (socket: WebSocket, windowId: WindowId, role: WindowRole) => void;
};

const pathOf: Record<WindowRole, string> = { console: '/console', screen: '/screen' };
const roleAt = new Map<string, WindowRole>([
  ['/', 'console'],
  ['/console', 'console'],
  ['/screen', 'screen'],
]);
const OPENING_PATH = '/opening';
/** The largest message: a stroke of 40,000 numbers. */
const MESSAGE_BYTES_MAX = 4 * 1024 * 1024;

/** HTTP and WebSocket on 127.0.0.1, on a port that the system chooses. */
export async function openServer({ attached, log, respond, onSocket }: Deps): Promise<LoopbackServer> {
  const server = createServer();
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen({ host: '127.0.0.1', port: 0 }, resolve);
  });
  const gate = createGate((server.address() as AddressInfo).port);
  const sockets = new WebSocketServer({ noServer: true, maxPayload: MESSAGE_BYTES_MAX, perMessageDeflate: false });

  async function take(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const response = await answer(incoming, outgoing);
    await sendWebResponse(response, outgoing, incoming.method === 'HEAD');
  }

  async function answer(incoming: IncomingMessage, outgoing: ServerResponse): Promise<Response> {
    const method = incoming.method ?? 'GET';
    const refusal = gate.refusal({ method, headers: incoming.headers, webSocket: false });
    if (refusal) return refuse(403, refusal);
    const url = new URL(incoming.url ?? '/', gate.origin);
    if (method === 'GET') {
      if (url.pathname === OPENING_PATH) return openingPage();
      const handed = exchange(url, gate);
      if (handed) return handed;
    }
    if (!gate.hasCookie(incoming.headers)) return refuse(403, 'no key: open the address that Lectern printed');
    const role = roleAt.get(url.pathname);
    if (method === 'GET' && role && attached.roleOf(url.searchParams.get('window') ?? '') !== role) {
      return redirect(windowPath(attached.admit(role), role));
    }
    return guarded(await respond, (error) => log.fault(`${method} ${url.pathname}`, error))(
      toWebRequest(incoming, outgoing, gate.origin),
    );
  }

  server.on('request', (incoming, outgoing) => {
    take(incoming, outgoing).catch((error: unknown) => {
      log.fault('request', error);
      outgoing.destroy();
    });
  });
  server.on('upgrade', (incoming: IncomingMessage, stream: Duplex, head: Buffer) => {
    // Whoever was refused may be gone before he hears it.
    stream.on('error', () => undefined);
    const refusal = gate.refusal({ method: 'GET', headers: incoming.headers, webSocket: true });
    // `//` is a path to HTTP and no address to `URL`.
    const url = refusal ? null : URL.parse(incoming.url ?? '/', gate.origin);
    const windowId = (url?.searchParams.get('window') ?? null) as WindowId | null;
    const role = windowId ? attached.roleOf(windowId) : null;
    if (!gate.hasCookie(incoming.headers) || url?.pathname !== wire.path || !windowId || !role) {
      stream.end('HTTP/1.1 403 Forbidden\r\nConnection: close\r\n\r\n');
      return;
    }
    sockets.handleUpgrade(incoming, stream, head, (socket) => onSocket(socket, windowId, role));
  });

  return {
    gate,
    openingPage: `${gate.origin}${OPENING_PATH}`,
    pageOf: (windowId, role) => `${gate.origin}${windowPath(windowId, role)}`,
    addressOf: (role) => `${gate.origin}${role === 'console' ? '/' : pathOf[role]}?key=${gate.secret}`,
    close: () => close(server, sockets),
  };
}

function windowPath(windowId: WindowId, role: WindowRole): string {
  return `${pathOf[role]}?window=${windowId}`;
}

/** The secret leaves the address bar and the history at once. */
function exchange(url: URL, gate: Gate): Response | null {
  const key = url.searchParams.get('key');
  if (key === null) return null;
  if (!gate.isSecret(key)) return refuse(403, 'wrong key: open the address that Lectern printed last');
  url.searchParams.delete('key');
  return redirect(`${url.pathname}${url.search}`, { 'set-cookie': gate.cookie });
}

function redirect(location: string, headers: Record<string, string> = {}): Response {
  return withSecurityHeaders(new Response(null, { status: 302, headers: { location, ...headers } }));
}

function openingPage(): Response {
  const html = '<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>Lectern</title></html>';
  return withSecurityHeaders(new Response(html, { headers: { 'content-type': 'text/html; charset=utf-8' } }));
}

async function close(server: Server, sockets: WebSocketServer): Promise<void> {
  for (const socket of sockets.clients) socket.terminate();
  sockets.close();
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  server.closeAllConnections();
  await closed;
}

import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { networkInterfaces } from 'node:os';
import type { Duplex } from 'node:stream';
import { type WebSocket, WebSocketServer } from 'ws';
import type { RemoteAddress } from '../../../core/contract/index.ts';
import { fail, ok } from '../../../core/words/index.ts';
import type { Clock, ListenWish, LocalListener, LocalNetwork, LocalSocket } from '../ports.ts';
import { localPageHeaders, localRefusal } from './local-gate.ts';

/** One phone needs two connections; what comes beyond a few is turned away by the system itself. */
const CONNECTIONS_MAX = 16;
/** From one address: who fills these has not filled all of them, and the teacher's phone still comes in. */
const CONNECTIONS_EACH_MAX = 10;
const SOCKETS_MAX = 4;
const SOCKETS_EACH_MAX = 3;
/** A request that is not whole by then, and a connection that asks nothing more, is closed. */
const REQUEST_MS_MAX = 5000;
/** So long a connection has for the page and its script; the phone's own is the one that it opens then. */
const PAGE_MS_MAX = 15_000;
/** Node looks for such requests every 30 s if it is not told otherwise. */
const LOOK_FOR_SLOW_MS = 1000;
/** A phone that reads nothing for so long that this piles up is cut off; it comes back by its key. */
const UNREAD_BYTES_MAX = 256 * 1024;

type Options = {
  readonly clock: Clock;
  readonly interfaces?: typeof networkInterfaces;
  readonly loopback?: boolean;
};

/** What was said last, such as why it ends, still goes out; who does not take it by then is cut off. */
const FAREWELL_MS = 300;
/** The same of one connection while others go on: over a weak WLAN the word takes longer. */
const FAREWELL_EACH_MS = 1500;

/** `loopback`: tests let 127.0.0.1 stand for an address of the school's network. */
export function createLocalNetwork(options: Options): LocalNetwork {
  const { clock, interfaces = networkInterfaces, loopback = false } = options;
  return {
    addresses: () => privateAddresses(interfaces(), loopback),
    async listen(wish) {
      for (const port of wish.ports) {
        const server = createServer({
          requestTimeout: REQUEST_MS_MAX,
          headersTimeout: REQUEST_MS_MAX,
          connectionsCheckingInterval: LOOK_FOR_SLOW_MS,
        });
        const problem = await listenOn(server, wish.address, port);
        if (problem === 'EADDRNOTAVAIL') return fail({ code: 'addressGone' });
        if (problem === null) return ok(serve(server, wish, clock));
      }
      return fail({ code: 'portTaken' });
    },
  };
}

type Interfaces = ReturnType<typeof networkInterfaces>;

/** Of virtual machines, containers and tunnels: no phone of the room is on them. */
const virtual = /vethernet|virtual|vmware|vmnet|vbox|docker|^br-|^veth|^tun|^tap|wsl|loopback|^lo\d*$/i;

function privateAddresses(interfaces: Interfaces, loopback: boolean): RemoteAddress[] {
  const found = Object.entries(interfaces).flatMap(([name, all = []]) =>
    all
      .filter(({ family, internal, address }) =>
        family !== 'IPv4' ? false : internal ? loopback : isPrivateAddress(address),
      )
      .map(({ address }) => ({ address, name })),
  );
  return found.sort((a, b) => Number(virtual.test(a.name)) - Number(virtual.test(b.name)));
}

/** RFC 1918: a listener on any other address could be reached from outside the school. */
function isPrivateAddress(address: string): boolean {
  const [first = 0, second = 0] = address.split('.').map(Number);
  return first === 10 || (first === 172 && second >= 16 && second < 32) || (first === 192 && second === 168);
}

function listenOn(server: Server, host: string, port: number): Promise<string | null> {
  return new Promise((resolve) => {
    server.once('error', (error: NodeJS.ErrnoException) => resolve(error.code ?? 'unknown'));
    server.listen({ host, port, exclusive: true }, () => resolve(null));
  });
}

function serve(server: Server, { pages, messageBytesMax, onSocket }: ListenWish, clock: Clock): LocalListener {
  const { address, port } = server.address() as AddressInfo;
  const host = `${address}:${port}`;
  const own = { host, origin: `http://${host}` };
  const sockets = new WebSocketServer({ noServer: true, maxPayload: messageBytesMax, perMessageDeflate: false });
  const connections = new Set<Socket>();
  /** Calls off that a connection is ended: it has become a phone's own. */
  const talks = new WeakMap<Duplex, () => void>();
  server.maxConnections = CONNECTIONS_MAX;
  server.keepAliveTimeout = REQUEST_MS_MAX;

  // A connection that cannot be accepted, for want of file handles say, must not end the process before a class.
  server.on('error', () => undefined);
  server.on('connection', (connection: Socket) => {
    const from = ({ remoteAddress }: Socket) => remoteAddress === connection.remoteAddress;
    if ([...connections].filter(from).length >= CONNECTIONS_EACH_MAX) return void connection.destroy();
    connections.add(connection);
    // Who reads nothing, or asks for the page again and again, would hold his place all lesson.
    const cutOff = clock.after(PAGE_MS_MAX, () => connection.destroy());
    talks.set(connection, cutOff);
    connection.on('close', () => {
      cutOff();
      connections.delete(connection);
    });
  });
  server.on('request', (request, response) => {
    if (localRefusal(request.headers, own, false)) return end(response, 403);
    const page = pages.get(request.url ?? '');
    if (!page) return end(response, 404);
    if (request.method !== 'GET' && request.method !== 'HEAD') return end(response, 405);
    response.writeHead(200, localPageHeaders(host, page.contentType));
    response.end(request.method === 'HEAD' ? undefined : page.body);
  });
  const socketsOf = new Map<WebSocket, string | undefined>();
  server.on('upgrade', (request, stream: Duplex, head: Buffer) => {
    stream.on('error', () => undefined);
    const refused = request.url !== '/remote' || localRefusal(request.headers, own, true) !== null;
    if (refused) return refuse(stream, '403 Forbidden');
    const from = request.socket.remoteAddress;
    const fromThere = [...socketsOf.values()].filter((one) => one === from).length;
    if (socketsOf.size >= SOCKETS_MAX || fromThere >= SOCKETS_EACH_MAX)
      return refuse(stream, '503 Service Unavailable');
    sockets.handleUpgrade(request, stream, head, (socket) => {
      talks.get(stream)?.();
      socketsOf.set(socket, from);
      socket.on('close', () => socketsOf.delete(socket));
      onSocket(asLocalSocket(socket, clock));
    });
  });

  return {
    origin: own.origin,
    async close() {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      // All of them, whatever became of their request: one that is left open would hold the port and the quitting.
      const cutOff = clock.after(FAREWELL_MS, () => {
        for (const connection of connections) connection.destroy();
      });
      await closed;
      cutOff();
    },
  };
}

function end(response: ServerResponse, status: number): void {
  response.writeHead(status, { 'content-type': 'text/plain', connection: 'close' });
  response.end();
}

/** Who keeps his own side open after this would hold one of the few connections for ever. */
function refuse(stream: Duplex, status: string): void {
  stream.once('finish', () => stream.destroy());
  stream.end(`HTTP/1.1 ${status}\r\nConnection: close\r\n\r\n`);
}

function asLocalSocket(socket: WebSocket, clock: Clock): LocalSocket {
  // 'close' follows; without this an over-long message would end the process.
  socket.on('error', () => undefined);
  return {
    send(text) {
      if (socket.readyState !== socket.OPEN) return;
      if (socket.bufferedAmount > UNREAD_BYTES_MAX) socket.terminate();
      else socket.send(text);
    },
    close(code) {
      if (socket.readyState === socket.CLOSED) return;
      socket.close(code);
      // Who does not answer is waited for half a minute by itself, and holds a place that a phone needs to come back.
      const cutOff = clock.after(FAREWELL_EACH_MS, () => socket.terminate());
      socket.on('close', cutOff);
    },
    // Binary is read as text: what is not JSON of ours ends the connection anyway.
    onText: (hear) => void socket.on('message', (data) => hear(String(data))),
    onClose: (hear) => void socket.on('close', hear),
  };
}

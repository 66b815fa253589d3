import { request as httpRequest } from 'node:http';
import { expect } from 'vitest';
import { WebSocket } from 'ws';

/** What an HTTP request is answered, with any headers: `fetch` sets `Host` itself. */
export function ask(origin: string, path: string, headers: Record<string, string> = {}, method = 'GET') {
  const { hostname, port } = new URL(origin);
  return new Promise<{ status: number; text: string; headers: NodeJS.Dict<string | string[]> }>((resolve, reject) => {
    const asked = httpRequest({ hostname, port, path, method, headers, agent: false }, (response) => {
      let text = '';
      response.setEncoding('utf8').on('data', (part) => (text += part));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, text, headers: response.headers }));
    });
    asked.on('error', reject).end();
  });
}

/** Whether a WebSocket with these headers is taken at all. */
export function taken(url: string, headers: Record<string, string>): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = new WebSocket(url, { headers });
    socket.on('open', () => {
      socket.terminate();
      resolve(true);
    });
    socket.on('error', () => resolve(false));
  });
}

export const nothingListens = async (origin: string) => {
  await expect(ask(origin, '/')).rejects.toMatchObject({ code: 'ECONNREFUSED' });
};

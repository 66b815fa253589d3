import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import type { CallMain } from '../../core/contract/index.ts';
import type { JobId } from '../../core/words/index.ts';
import { createImports } from './imports.ts';

const closers: (() => void)[] = [];
afterEach(() => {
  for (const close of closers.splice(0)) close();
});

/** A real server for the bytes, as main's is; `hold` never answers. */
async function receiver(hold = false) {
  const got: string[] = [];
  let broken = 0;
  const server = createServer((request, response) => {
    let text = '';
    request.setEncoding('utf8').on('data', (part: string) => {
      text += part;
    });
    request.on('end', () => {
      got.push(`${request.method} ${request.url} ${text}`);
      if (!hold) response.end();
    });
    response.on('close', () => {
      if (hold) broken += 1;
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  closers.push(() => server.close());
  closers.push(() => server.closeAllConnections());
  return { address: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, got, broken: () => broken };
}

function main(uploads: readonly string[]) {
  const calls: [string, unknown][] = [];
  const call = (async (name: string, request: unknown) => {
    calls.push([name, request]);
    return { ok: true, value: { jobId: 'j' as JobId, uploads } };
  }) as unknown as CallMain;
  return { call, calls };
}

const settled = (done: () => boolean) => expect.poll(done).toBe(true);

test('files without a path are sent to the addresses main gave, one after the other', async () => {
  const { address, got } = await receiver();
  const { call, calls } = main([`${address}/upload/1`, `${address}/upload/2`]);
  const imports = createImports({ call, pathOf: () => '' });
  const code = await imports.begin('t', [
    { role: 'explanation', file: new File(['teacher'], 'a.mp4') },
    { role: 'screen', file: new File(['slides'], 'b.mp4') },
  ]);
  expect(code).toBeNull();
  await settled(() => got.length === 2);
  expect(got).toEqual(['PUT /upload/1 teacher', 'PUT /upload/2 slides']);
  expect(calls[0]).toEqual([
    'import.begin',
    {
      title: 't',
      parts: [
        { role: 'explanation', source: { kind: 'upload', name: 'a.mp4', bytes: 7 } },
        { role: 'screen', source: { kind: 'upload', name: 'b.mp4', bytes: 6 } },
      ],
    },
  ]);
});

test('a file whose real path is known is named, not sent', async () => {
  const { call, calls } = main([]);
  const imports = createImports({ call, pathOf: () => '/films/a.mp4' });
  await imports.begin(null, [{ role: 'composite', file: new File(['x'], 'a.mp4') }]);
  expect(calls).toEqual([
    ['import.begin', { title: null, parts: [{ role: 'composite', source: { kind: 'path', path: '/films/a.mp4' } }] }],
  ]);
});

test('what main refuses is answered by its code', async () => {
  const call = (async () => ({ ok: false, error: { code: 'tooManyParts' } })) as unknown as CallMain;
  const imports = createImports({ call, pathOf: () => '' });
  expect(await imports.begin(null, [{ role: 'composite', file: new File(['x'], 'a') }])).toBe('tooManyParts');
});

test('cancelling breaks off the sending and tells main', async () => {
  const { address, got, broken } = await receiver(true);
  const { call, calls } = main([`${address}/upload/1`]);
  const imports = createImports({ call, pathOf: () => '' });
  await imports.begin(null, [{ role: 'composite', file: new File(['x'], 'a') }]);
  await settled(() => got.length === 1);
  await imports.cancel('j' as JobId);
  await settled(() => broken() === 1);
  expect(calls.at(-1)).toEqual(['jobs.cancel', { jobId: 'j' }]);
});

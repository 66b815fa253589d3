import { randomBytes } from 'node:crypto';
import { afterAll, afterEach, beforeEach, describe, expect, test } from 'vitest';
import { inDrops, inPieces, openPieces, rangesOf } from '../../../tests/support/pieces-here.ts';
import { createClient } from './client.ts';

const PIECE = 256 * 1024;
const file = inPieces(randomBytes(70 * PIECE + 1000), PIECE);
const { content } = file;
const client = createClient();
let here: Awaited<ReturnType<typeof openPieces>>;
beforeEach(async () => {
  here = await openPieces(client, file);
});
afterEach(() => here.clear());
afterAll(() => client.close());

describe('a large file of which nothing is here', () => {
  test('comes in one answer on a quick line', async () => {
    const { fetched, isWhole, asked, server } = here;
    expect(await fetched([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(server)).toEqual(['all']);
  });

  test('with a wrong byte in it loses one piece, which another mirror gives', async () => {
    const { fetched, isWhole, asked, ofFile, server, mirror } = here;
    const lie = Buffer.from(content);
    lie[5 * PIECE + 7] = (lie[5 * PIECE + 7] ?? 0) ^ 1;
    server.fault = ofFile(rangesOf(lie));
    expect(await fetched([server, mirror])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(mirror)).toEqual([`bytes=${5 * PIECE}-${6 * PIECE - 1}`]);
  });

  test('goes on in pieces where it broke off, and what came is not asked for again', async () => {
    const { fetched, isWhole, asked, ofFile, server } = here;
    let isFirst = true;
    server.fault = ofFile((_, response, body) => {
      if (!isFirst) return false;
      isFirst = false;
      response.writeHead(200, { 'content-length': body.byteLength });
      response.write(body.subarray(0, 40 * PIECE), () => response.destroy());
      return true;
    });
    expect(await fetched([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    const first = Math.min(
      ...asked(server)
        .slice(1)
        .map((range) => Number(/\d+/.exec(range)?.[0])),
    );
    expect(first).toBeGreaterThan(0);
    expect(first).toBeLessThanOrEqual(40 * PIECE);
  });

  test('comes over several connections when the line turns out to be slow', async () => {
    const { fetched, isWhole, asked, ofFile, server } = here;
    server.fault = ofFile(inDrops(200_000, 50));
    expect(await fetched([server])).toBe('ok');
    expect(isWhole()).toBe(true);
    expect(asked(server)[0]).toBe('all');
    expect(asked(server).length).toBeGreaterThan(2);
  }, 30_000);
});

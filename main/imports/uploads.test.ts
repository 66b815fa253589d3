import { readFile } from 'node:fs/promises';
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest';
import type { JobId } from '../../core/words/index.ts';
import { needMedia } from '../../tests/fixtures/media.ts';
import { type ImportBench, openImportBench } from '../../tests/media/import-bench.ts';

vi.setConfig({ testTimeout: 120_000 });
let bench: ImportBench;
beforeAll(async () => {
  bench = await openImportBench({ givesPaths: false });
});
afterAll(() => bench.close());

async function promise(...bytes: number[]): Promise<{ jobId: JobId; uploads: readonly string[] }> {
  const roles = bytes.length === 2 ? (['explanation', 'screen'] as const) : (['composite'] as const);
  const begun = await bench.imports.begin({
    title: '一节课',
    parts: bytes.map((count, index) => ({
      role: roles[index] ?? 'composite',
      source: { kind: 'upload', name: 'lesson.mp4', bytes: count },
    })),
  });
  if (!begun.ok) throw new Error(begun.error.code);
  return begun.value;
}

/** Sends the pieces one after the other; `then` says how it goes on after the last. */
function pieces(all: readonly Uint8Array[], then: 'close' | 'hang' | 'break' = 'close'): ReadableStream<Uint8Array> {
  const left = [...all];
  return new ReadableStream({
    pull(controller) {
      const next = left.shift();
      if (next !== undefined) controller.enqueue(next);
      else if (then === 'close') controller.close();
      else if (then === 'break') controller.error(new Error('the stick was pulled'));
      else return new Promise<void>(() => undefined);
    },
  });
}

describe('an upload', () => {
  test('of a good file, in pieces, becomes a lesson', async (context) => {
    const file = await readFile(needMedia(context, 'cup.mp4'));
    const { jobId, uploads } = await promise(file.length);
    const half = file.length >> 1;
    const sent = await bench.send(uploads[0] ?? '', pieces([file.subarray(0, half), file.subarray(half)]));
    expect(sent.status).toBe(204);
    const state = await bench.end(jobId);
    if (state.kind !== 'done' || state.lessonId === null) throw new Error(JSON.stringify(state));
    const lesson = await bench.library.get(state.lessonId);
    expect(lesson).toMatchObject({ title: { 'zh-CN': '一节课' }, ready: true });
    expect(bench.tree().filter((name) => name.includes('import-'))).toEqual([]);
  });

  test('of two files gives one address for each', async (context) => {
    const file = await readFile(needMedia(context, 'bear-av1-opus.mp4'));
    const { jobId, uploads } = await promise(file.length, file.length);
    expect(uploads.length).toBe(2);
    for (const address of uploads) expect((await bench.send(address, pieces([file]))).status).toBe(204);
    expect(await bench.end(jobId)).toMatchObject({ kind: 'done' });
  });

  test.each([
    ['too few bytes', [new Uint8Array(10)], 20, 'close'],
    ['too many bytes', [new Uint8Array(10), new Uint8Array(11)], 20, 'close'],
    ['nothing', [], 20, 'close'],
    ['a line that breaks', [new Uint8Array(10)], 20, 'break'],
  ] as const)('of %s is broken and leaves nothing behind', async (_, sent, announced, then) => {
    const before = bench.tree();
    const { jobId, uploads } = await promise(announced);
    const answer = await bench.send(uploads[0] ?? '', pieces(sent, then));
    expect(answer.status).toBe(400);
    expect(await bench.end(jobId)).toMatchObject({ kind: 'failed', code: 'uploadBroken' });
    expect(bench.tree()).toEqual(before);
  });

  test('of an empty file is refused as no media', async () => {
    const before = bench.tree();
    const { jobId, uploads } = await promise(0);
    await bench.send(uploads[0] ?? '', null);
    expect(await bench.end(jobId)).toMatchObject({ kind: 'failed', code: 'notMedia' });
    expect(bench.tree()).toEqual(before);
  });

  test('that the teacher cancels ends at once, whichever of the two ends is heard first', async () => {
    const before = bench.tree();
    const { jobId, uploads } = await promise(20);
    const sending = bench.send(uploads[0] ?? '', pieces([new Uint8Array(10)], 'hang'));
    await expect.poll(() => bench.tree().length).toBe(before.length + 1);
    bench.jobs.cancel(jobId);
    expect((await sending).status).toBe(410);
    expect(await bench.end(jobId)).toEqual({ kind: 'cancelled' });
    await expect.poll(bench.tree).toEqual(before);

    const second = await promise(20);
    const broken = await bench.send(second.uploads[0] ?? '', pieces([new Uint8Array(10)], 'break'));
    expect(broken.status).toBe(400);
    bench.jobs.cancel(second.jobId);
    expect(await bench.end(second.jobId)).toEqual({ kind: 'cancelled' });
  });

  test('is taken once, by PUT, at its own address', async () => {
    const { jobId, uploads } = await promise(20);
    const address = uploads[0] ?? '';
    const get = await bench.imports.respond(new Request(new URL(address, 'http://127.0.0.1')));
    expect(get.status).toBe(405);
    expect((await bench.send(`/upload/${'0'.repeat(32)}`, null)).status).toBe(404);
    expect((await bench.send('/upload/../../etc/passwd', null)).status).toBe(404);
    const first = bench.send(address, pieces([new Uint8Array(10)], 'hang'));
    expect((await bench.send(address, pieces([new Uint8Array(20)]))).status).toBe(409);
    bench.jobs.cancel(jobId);
    await first;
    expect((await bench.send(address, pieces([new Uint8Array(20)]))).status).toBe(404);
  });

  test('is the only way in where windows know no paths', async () => {
    const { jobId } = await promise(20);
    const source = { kind: 'path', path: '/etc/passwd' } as const;
    const begun = await bench.imports.begin({ title: null, parts: [{ role: 'composite', source }] });
    expect(begun).toEqual({ ok: false, error: { code: 'pathsNotTaken' } });
    bench.jobs.cancel(jobId);
  });

  test('larger than the disk is refused before a byte is sent', async () => {
    const underWay = () => bench.tree().filter((name) => name.includes('import-'));
    // Those of the tests before.
    await expect.poll(underWay).toEqual([]);
    const before = bench.tree();
    const source = { kind: 'upload', name: 'huge.mp4', bytes: Number.MAX_SAFE_INTEGER } as const;
    const begun = await bench.imports.begin({ title: null, parts: [{ role: 'composite', source }] });
    expect(begun).toEqual({ ok: false, error: { code: 'diskFull' } });
    expect(bench.tree()).toEqual(before);
  });
});

import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { bytes, fail, type LessonId, ok } from '../../../core/words/index.ts';
import { type DataFolder, dataFolder, handClock, realClock } from '../../../tests/support/data.ts';
import { createQueue } from './queue.ts';
import { createRecords } from './records.ts';
import type { Bringing } from './runs.ts';
import type { DownloadQueue, HeldBy } from './types.ts';

let data: DataFolder;
let queue: DownloadQueue;
let database: ReturnType<DataFolder['openLibrary']>;
/** Those that run, each with the way to end it. */
let running: Map<string, Bringing & { end(got?: 'ok' | 'noNetwork' | 'withdrawn'): void }>;
let heldBy: HeldBy;
const wall = handClock();
const id = (name: string) => `school/${name}` as LessonId;

beforeEach(() => {
  data = dataFolder();
  database = data.openLibrary();
  heldBy = () => null;
  open();
});
afterEach(async () => {
  await queue.stop();
  await data.clean();
});

function open(): void {
  running = new Map();
  queue = createQueue({
    ...{ clock: realClock, wallClock: wall.now, log: data.log, records: createRecords(database, data.log) },
    heldBy: (entry) => heldBy(entry),
    bring: (lessonId, bringing) =>
      new Promise((resolve) => {
        const cancelled = () => resolve(fail({ code: 'cancelled', detail: '' }));
        bringing.signal.addEventListener('abort', cancelled);
        running.set(lessonId, {
          ...bringing,
          end: (got = 'ok') => resolve(got === 'ok' ? ok({}) : fail({ code: got, detail: '' })),
        });
        if (bringing.signal.aborted) cancelled();
      }),
  });
}
const ask = (...names: string[]): void => {
  for (const name of names) {
    queue.ask({ lessonId: id(name), title: { 'zh-CN': name }, subject: null, bytes: bytes(100), hereBytes: 0 });
  }
};
/** a:running b:waiting, in their order. */
const told = (): string =>
  queue
    .list()
    .downloads.map(({ lessonId, state }) => `${lessonId.slice(7)}:${state.kind}`)
    .join(' ');
const isTold = (text: string) => expect.poll(told).toBe(text);
async function end(name: string, got: 'ok' | 'noNetwork' | 'withdrawn' = 'ok'): Promise<void> {
  await expect.poll(() => running.has(id(name))).toBe(true);
  running.get(id(name))?.end(got);
}
async function restart(): Promise<void> {
  await queue.stop();
  open();
  await queue.begin();
}

describe('lessons that were asked for', () => {
  test('come two at a time, in their order', async () => {
    ask('a', 'b', 'c');
    await isTold('a:running b:running c:waiting');
    await end('b');
    await isTold('a:running c:running b:done');
    ask('a', 'a');
    expect(queue.list().downloads).toHaveLength(3);
  });

  test('change their order, and one that somebody wants now comes first', async () => {
    ask('a', 'b', 'c', 'd', 'e');
    expect(queue.move(id('e'), id('c'))).toBe(true);
    expect(told()).toBe('a:running b:running e:waiting c:waiting d:waiting');
    expect(queue.move(id('a'), null)).toBe(true);
    expect(queue.hurry(id('d'))).toBe(true);
    expect(told()).toBe('d:waiting b:running e:waiting c:waiting a:running');
    await end('b');
    await isTold('d:running e:waiting c:waiting a:running b:done');
  });

  test('are paused and go on, one or all of them, and keep that over a restart', async () => {
    ask('a', 'b');
    await isTold('a:running b:running');
    expect(queue.pause(id('a'))).toBe(true);
    await isTold('a:paused b:running');
    queue.pause(null);
    await isTold('a:paused b:waiting');
    await restart();
    expect(queue.list()).toMatchObject({ stopped: true, downloads: [{}, { state: { why: 'stopped' } }] });
    queue.resume(null);
    await isTold('a:paused b:running');
    expect(queue.resume(id('a'))).toBe(true);
    await isTold('a:running b:running');
    expect(queue.pause(id('z'))).toBe(false);
  });

  test('go on after a restart, and those that were taken off the list do not', async () => {
    ask('a', 'b', 'c');
    await end('a');
    await isTold('b:running c:running a:done');
    expect(queue.cancel(id('c'))).toBe(true);
    await restart();
    await isTold('b:running a:done');
    wall.forward(8 * 24 * 60 * 60_000);
    await restart();
    await isTold('b:running');
  });

  test('give way while they may not run, and go on then', async () => {
    ask('a', 'b');
    await isTold('a:running b:running');
    heldBy = ({ lessonId }) => (lessonId === id('b') ? null : 'lesson');
    queue.look();
    await isTold('a:waiting b:running');
    expect(queue.list().downloads[0]?.state).toMatchObject({ why: 'lesson' });
    heldBy = () => null;
    queue.look();
    await isTold('a:running b:running');
  });

  test('that failed are tried again when it is time, and know after a restart how often', async () => {
    ask('a');
    await end('a', 'noNetwork');
    await isTold('a:failed');
    await restart();
    expect(queue.list().downloads[0]?.state).toMatchObject({ code: 'noNetwork', tries: 1 });
    wall.forward(61_000);
    queue.look();
    await isTold('a:running');
    await end('a', 'withdrawn');
    await isTold('a:failed');
    expect(queue.list().downloads[0]?.state).toMatchObject({ code: 'withdrawn', tries: 2, againUnixMs: null });
    wall.forward(24 * 60 * 60_000);
    queue.look();
    expect(told()).toBe('a:failed');
    expect(queue.resume(id('a'))).toBe(true);
    await isTold('a:running');
  });

  test('count what came and from where, by the day and by the lesson, over a restart', async () => {
    ask('a');
    await expect.poll(() => running.size).toBe(1);
    running.get(id('a'))?.heard('line', 'mirror.example', 70);
    running.get(id('a'))?.heard('room', '302', 30);
    running.get(id('a'))?.onBytes(100);
    expect(queue.list()).toMatchObject({
      downloads: [{ from: { line: 70, room: 30, disk: 0 }, giver: '302', hereBytes: 100 }],
      today: { line: 70, room: 30, disk: 0 },
    });
    await end('a');
    await isTold('a:done');
    await restart();
    expect(queue.list()).toMatchObject({ downloads: [{ from: { line: 70 } }], today: { line: 70, room: 30 } });
    wall.forward(24 * 60 * 60_000);
    expect(queue.list().today).toEqual({ line: 0, room: 0, disk: 0 });
  });

  test('and break with an error of ours are told of as that, and the next one comes', async () => {
    await queue.stop();
    queue = createQueue({
      ...{ clock: realClock, wallClock: wall.now, log: data.log, records: createRecords(database, data.log) },
      heldBy: () => null,
      bring: () => Promise.reject(new Error('a bug')),
    });
    ask('a', 'b');
    await isTold('a:failed b:failed');
    expect(queue.list().downloads[0]?.state).toMatchObject({ code: 'internal' });
  });
});

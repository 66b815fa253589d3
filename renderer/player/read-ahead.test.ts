import { expect, test } from 'vitest';
import { createDriftingClock, createTime } from '../../tests/sim/time.ts';
import { createReadAhead } from './read-ahead.ts';

const KB = 1024;
const bytesOfFile = Uint8Array.from({ length: 4096 * KB }, (_, at) => (at * 7 + (at >> 8)) % 251);

function open() {
  const time = createTime();
  const asked: [from: number, until: number][] = [];
  const ahead = createReadAhead(
    async (from, until) => {
      asked.push([from, until]);
      return bytesOfFile.slice(from, until).buffer;
    },
    createDriftingClock(time, 0, 0),
  );
  /** The place was reached, and `ms` go by. */
  const wait = async (ms: number) => {
    ahead.around();
    await time.run(ms, () => undefined);
    await new Promise((done) => setImmediate(done));
  };
  /** What was asked of the file meanwhile. */
  const read = async (from: number, length = 3000) => {
    const before = asked.length;
    const part = new Uint8Array(await ahead.read(from, from + length));
    expect(Buffer.compare(part, bytesOfFile.subarray(from, from + length))).toBe(0);
    return asked.slice(before);
  };
  return { time, wait, read, asked, ahead };
}

test('a place that was rested at has its neighbours in memory, half a megabyte before and behind', async () => {
  const { wait, read } = open();
  expect(await read(2000 * KB)).toEqual([[2000 * KB, 2000 * KB + 3000]]);
  await wait(1000);
  for (const near of [1990, 1600, 2400, 2001]) expect(await read(near * KB)).toEqual([]);
  expect(await read(3000 * KB)).toHaveLength(1);
});

test('neighbours are held also where the file begins and where it ends, and are not read twice', async () => {
  const { wait, read, asked } = open();
  for (const [place, near] of [
    [3, 200],
    [4090, 3800],
  ] as const) {
    await read(place * KB);
    await wait(1000);
    const before = asked.length;
    await read(place * KB + 500);
    await wait(1000);
    expect(await read(near * KB)).toEqual([]);
    expect(asked).toHaveLength(before);
  }
});

test('what was reached by jumps within gets neighbours of its own', async () => {
  const { wait, read } = open();
  for (let place = 2000; place > 400; place -= 350) {
    const asked = await read(place * KB);
    expect(asked).toHaveLength(place === 2000 ? 1 : 0);
    await wait(1000);
  }
});

test('while places come one upon the other nothing else is read', async () => {
  const { wait, read, asked } = open();
  for (let place = 100; place < 3000; place += 100) {
    await read(place * KB);
    await wait(90);
  }
  expect(asked.every(([from, until]) => until - from === 3000)).toBe(true);
});

test('rests without memory, and reads nothing more by itself', async () => {
  const { time, wait, read, asked, ahead } = open();
  await read(2000 * KB);
  await wait(1000);
  await read(1000 * KB);
  ahead.around();
  ahead.rest();
  const before = asked.length;
  await time.run(1000, () => undefined);
  expect(asked).toHaveLength(before);
  expect(await read(2000 * KB)).toHaveLength(1);
});

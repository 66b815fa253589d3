import { describe, expect, test } from 'vitest';
import { digestOf } from '../../tests/fixtures/session.ts';
import { createFrameTables, decodeFrameTable } from './frame-tables.ts';

const frames = { kind: 'table', digest: digestOf('table'), count: 3 } as const;

function bytesOf(times: readonly number[]): ArrayBuffer {
  const view = new DataView(new ArrayBuffer(times.length * 8));
  for (const [row, time] of times.entries()) view.setFloat64(row * 8, time, true);
  return view.buffer;
}

describe('tables of frame times', () => {
  test('are read once and told when they are there', async () => {
    const asked: string[] = [];
    const faults: string[] = [];
    const fetchBytes = async (address: string) => {
      asked.push(address);
      return bytesOf([0, 0.04, 0.1]);
    };
    const tables = createFrameTables(fetchBytes, (fault) => faults.push(fault));
    const arrived = new Promise<void>((resolve) => void tables.onArrived(resolve));
    expect(tables.of(frames)).toBeNull();
    expect(tables.of(frames)).toBeNull();
    await arrived;
    expect(tables.of(frames)).toEqual(Float64Array.of(0, 0.04, 0.1));
    expect(asked).toEqual([`/media/${frames.digest}`]);
    expect(faults).toEqual([]);
  });

  test('that cannot be read are reported, and frames go on without them', async () => {
    const faults: string[] = [];
    const tables = createFrameTables(
      () => Promise.reject(new Error('status 404')),
      (fault) => faults.push(fault),
    );
    tables.of(frames);
    await new Promise((resolve) => setImmediate(resolve));
    expect(faults).toHaveLength(1);
    expect(tables.of(frames)).toBeNull();
  });

  test('that could not be read are read when main is back', async () => {
    let away = true;
    const fetchBytes = () => (away ? Promise.reject(new Error('gone')) : Promise.resolve(bytesOf([0, 0.04])));
    const tables = createFrameTables(fetchBytes, () => undefined);
    const settled = () => new Promise((resolve) => setImmediate(resolve));
    tables.of(frames);
    await settled();
    away = false;
    tables.of(frames);
    await settled();
    expect(tables.of(frames)).toBeNull();
    tables.tryAgain();
    tables.of(frames);
    await settled();
    expect(tables.of(frames)).toHaveLength(2);
  });

  test('of a broken length keep the whole numbers', () => {
    expect(decodeFrameTable(bytesOf([1, 2]).slice(0, 13))).toEqual(Float64Array.of(1));
  });
});

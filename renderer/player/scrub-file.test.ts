import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { readScrubFile } from './scrub-file.ts';

const folder = mkdtempSync(join(tmpdir(), 'lectern-scrub-'));
afterAll(() => rmSync(folder, { recursive: true }));

function film(name: string, seconds: number, ...options: string[]): string {
  const path = join(folder, name);
  const input = ['-f', 'lavfi', '-i', `testsrc=size=96x54:rate=25:duration=${seconds}`];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...input, '-pix_fmt', 'yuv420p', ...options, path]);
  return path;
}

const copy = ['-c:v', 'libx264', '-preset', 'ultrafast', '-g', '1', '-bf', '0', '-movflags', '+faststart'];

function reading(path: string) {
  const bytes = readFileSync(path);
  const reads: number[] = [];
  const read = async (from: number, until: number) => {
    reads.push(until - from);
    const part = bytes.subarray(from, until);
    return part.buffer.slice(part.byteOffset, part.byteOffset + part.byteLength) as ArrayBuffer;
  };
  return { read, reads, bytes };
}

/** Where ffprobe says that each frame lies. */
function packets(path: string): number[][] {
  const told = execFileSync('ffprobe', ['-v', 'error', '-show_entries', 'packet=pos,size', '-of', 'csv=p=0', path]);
  return told
    .toString()
    .trim()
    .split('\n')
    .map((line) => line.split(',').slice(0, 2).map(Number))
    .map(([size = 0, pos = 0]) => [pos, size]);
}

describe('the index of a scrub copy', () => {
  test('says where each frame lies, also in a file whose index is longer than the first read', async () => {
    for (const seconds of [2, 60]) {
      const path = film(`${seconds}.mp4`, seconds, ...copy);
      const { read, reads } = reading(path);
      const file = await readScrubFile(read);
      const frames = [...(file?.offsets ?? [])].map((offset, frame) => [offset, file?.lengths[frame]]);
      expect(frames).toHaveLength(seconds * 25);
      expect(frames).toEqual(packets(path));
      expect(reads).toHaveLength(seconds === 2 ? 1 : 2);
      expect(file?.decoder).toMatchObject({ codedWidth: 96, codedHeight: 54 });
      expect(file?.decoder.codec).toMatch(/^avc1\.[0-9a-f]{6}$/);
    }
  });

  test('is none of a file of another kind, of one with its index behind, of half a one', async () => {
    const behind = film('behind.mp4', 6, '-c:v', 'libx264', '-preset', 'ultrafast', '-g', '1', '-b:v', '2M');
    const other = film('other.mp4', 1, '-c:v', 'mpeg4', '-movflags', '+faststart');
    for (const path of [behind, other, film('film.mkv', 1, '-c:v', 'libx264')]) {
      expect(await readScrubFile(reading(path).read), path).toBeNull();
    }
    const { bytes } = reading(film('whole.mp4', 2, ...copy));
    // ffmpeg leaves a box of that name behind the index.
    const indexEnd = bytes.indexOf('free') - 4;
    expect(indexEnd).toBeGreaterThan(500);
    for (let length = 0; length < indexEnd; length += 7) {
      const part = bytes.subarray(0, length);
      const read = async () => part.buffer.slice(part.byteOffset, part.byteOffset + length) as ArrayBuffer;
      expect(await readScrubFile(read)).toBeNull();
    }
  });
});

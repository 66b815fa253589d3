import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, vi } from 'vitest';
import { createMedia, type Media } from '../../main/media/index.ts';

export type Workbench = {
  readonly media: Media;
  readonly folder: string;
  path(name: string): string;
  /** Makes a file with ffmpeg; the name of the output comes last. */
  make(name: string, ...options: string[]): Promise<string>;
  /** One that Chromium does not play and that takes long to convert: one second, again and again. */
  makeLong(seconds: number): Promise<string>;
};

/** A folder of its own for a test file, gone when it ends, and the real ffmpeg. */
export function openWorkbench(): Workbench {
  // Encoding takes its time where eight programs share two cores.
  vi.setConfig({ testTimeout: 120_000 });
  const folder = mkdtempSync(join(tmpdir(), 'lectern-media-'));
  afterAll(() => rmSync(folder, { recursive: true, force: true }));
  const path = (name: string) => join(folder, name);
  const make = async (name: string, ...options: string[]) => {
    await promisify(execFile)('ffmpeg', ['-nostdin', '-v', 'error', '-y', ...options, path(name)]);
    return path(name);
  };
  return {
    media: createMedia({ env: process.env }),
    ...{ folder, path, make },
    async makeLong(seconds) {
      const second = await make('second.avi', ...testInputs(1, '1280x720'), '-c:v', 'mpeg4', '-c:a', 'mp3');
      return make('long.avi', '-stream_loop', String(seconds - 1), '-i', second, '-c', 'copy');
    },
  };
}

/** H.264 whose frames are not shown in the order in which they are decoded, a keyframe every twelve; and AAC. */
export const reordered = [
  ...['-c:v', 'libx264', '-preset', 'veryfast', '-bf', '2', '-g', '12', '-pix_fmt', 'yuv420p', '-c:a', 'aac'],
];
/** An MP4 in pieces, each with its own index. */
export const fragmented = ['-movflags', '+frag_keyframe+empty_moov'];

/** A moving picture and a tone of so many seconds, as ffmpeg's inputs. */
export function testInputs(seconds: number, size?: string, rate?: number): string[] {
  return [...testPicture(seconds, size, rate), ...testTone(seconds)];
}

export function testPicture(seconds: number, size = '320x240', rate = 25): string[] {
  return ['-f', 'lavfi', '-i', `testsrc2=size=${size}:rate=${rate}:duration=${seconds}`];
}

export function testTone(seconds: number): string[] {
  return ['-f', 'lavfi', '-i', `sine=frequency=440:duration=${seconds}`];
}

import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { createMedia } from '../media/index.ts';
import { suggestRegions } from './suggest.ts';

// Recordings are made by ffmpeg: slides that change and a presenter that moves, put together in the usual ways.

const SIZE = { width: 320, height: 180 };
let folder: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'regions-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Eight seconds; `slides` and `presenter` are sizes, `layout` lays them on a black picture of 1280 x 720. */
function recorded(name: string, graph: string): string {
  const file = join(folder, `${name}.mp4`);
  const options = [
    '-filter_complex',
    graph,
    '-t',
    '8',
    '-r',
    '10',
    '-g',
    '10',
    '-c:v',
    'libx264',
    '-preset',
    'ultrafast',
  ];
  execFileSync('ffmpeg', ['-v', 'error', '-y', ...options, '-pix_fmt', 'yuv420p', file]);
  return file;
}

/** White slides of which each has its own lines, and a noisy presenter on brown. */
const slides = (width: number, height: number) =>
  `color=0xf4f1e6:s=${width}x${height}:r=10,drawbox=x='40+20*floor(t)':y='30+40*floor(t)':w=${Math.round(width / 2)}:h=40:c=navy:t=fill`;
const presenter = (width: number, height: number) =>
  `color=0x7a5c3a:s=${width}x${height}:r=10,noise=alls=30:allf=t,drawbox=x='20+8*t':y=60:w=60:h=${Math.round(height / 2)}:c=0xe0b090:t=fill`;

async function suggested(file: string) {
  const media = createMedia({ env: process.env });
  const workFile = join(folder, 'frames.grey');
  const grey = await media.greyFrames({ ...SIZE, input: file, durationSeconds: 8, count: 16, workFile });
  if (!grey.ok) throw new Error(grey.error.code);
  return suggestRegions({ ...SIZE, frames: grey.value });
}

const near = (region: { x: number; y: number; width: number; height: number } | undefined, wanted: number[]) => {
  const got = [region?.x, region?.y, region?.width, region?.height];
  for (const [n, value] of wanted.entries()) expect(Math.abs((got[n] ?? 9) - value), `${got}`).toBeLessThan(0.015);
};

describe('a suggestion of the two regions', () => {
  test('finds slides and presenter that touch', async () => {
    const file = recorded('touch', `${slides(960, 720)}[a];${presenter(320, 720)}[b];[a][b]hstack`);
    const regions = await suggested(file);
    near(regions?.screen, [0, 0, 0.75, 1]);
    near(regions?.explanation, [0.75, 0, 0.25, 1]);
  });

  test('finds them on black, each of its own height, with a gap between, and the presenter on the left', async () => {
    const base = 'color=black:s=1280x720:r=10[k]';
    const graph = `${base};${presenter(320, 560)}[b];${slides(880, 496)}[a];[k][b]overlay=16:80[m];[m][a]overlay=368:112`;
    const regions = await suggested(recorded('gap', graph));
    near(regions?.explanation, [16 / 1280, 80 / 720, 320 / 1280, 560 / 720]);
    near(regions?.screen, [368 / 1280, 112 / 720, 880 / 1280, 496 / 720]);
  });

  test('suggests nothing for one whole picture, for a presenter in a corner, and for black', async () => {
    expect(await suggested(recorded('whole', slides(1280, 720)))).toBeNull();
    const corner = `${slides(1280, 720)}[a];${presenter(320, 180)}[b];[a][b]overlay=940:520`;
    expect(await suggested(recorded('corner', corner))).toBeNull();
    expect(await suggested(recorded('black', 'color=black:s=1280x720:r=10'))).toBeNull();
    expect(suggestRegions({ ...SIZE, frames: [] })).toBeNull();
  });
});

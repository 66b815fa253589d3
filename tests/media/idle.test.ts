import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { describe, expect, test } from 'vitest';
import { gainDbOf, type MeasuredFrames, type Probe, seeksWell } from '../../main/media/index.ts';
import { needMedia } from '../fixtures/media.ts';
import { fragmented, openWorkbench, reordered, testInputs } from './workbench.ts';

const { media, path, make } = openWorkbench();

async function probeOf(input: string): Promise<Probe> {
  const probed = await media.probe(input);
  if (!probed.ok) throw new Error(JSON.stringify(probed.error));
  return probed.value;
}

function secondsOf(frames: MeasuredFrames): number[] {
  if (frames.kind === 'table') return [...frames.seconds];
  const { startSeconds, rateNumerator, rateDenominator, count } = frames;
  return Array.from({ length: count }, (_, index) => startSeconds + (index * rateDenominator) / rateNumerator);
}

/** The time of the first frame is rounded to milliseconds in an MP4. */
function expectSameTimes(film: Probe, copy: Probe): void {
  const [original, copied] = [secondsOf(film.frames), secondsOf(copy.frames)];
  expect(copied).toHaveLength(original.length);
  expect(Math.max(...original.map((at, index) => Math.abs(at - (copied[index] ?? 0))))).toBeLessThan(0.0016);
}

/** Every third frame of the first half is missing: no formula gives these times. */
const jerky = (...rest: string[]) => [
  ...['-f', 'lavfi', '-i', 'testsrc2=size=640x360:rate=30:duration=4'],
  ...['-vf', "select='not(eq(mod(n,3),1)*lt(n,60))'", '-vsync', 'vfr', '-enc_time_base', '1/90000'],
  ...['-c:v', 'libx264', '-preset', 'ultrafast', ...rest],
];
const h264 = ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-c:a', 'aac'];

describe('a scrub copy', () => {
  const real = [
    'cup.mp4',
    'RGB_Circles.mov',
    'A4.webm',
    'internal_emulator_transformer_output_270_rotated.mp4',
    'sample_with_increasing_timestamps_320w_240h_fragmented.mp4',
    'sample_with_chapters.mp4',
    'bear-av1-opus.mp4',
  ];
  for (const name of real) {
    test(`of ${name} has its frames at the same times, each a keyframe`, async (context) => {
      await checkCopy(needMedia(context, name), name);
    });
  }

  test('of a recording without a rhythm has its frames at the same times', async () => {
    const input = await make('jerky.mp4', ...jerky());
    expect((await probeOf(input)).frames.kind).toBe('table');
    await checkCopy(input, 'jerky.mp4');
  });

  test('of a film whose picture begins late begins as late', async () => {
    const picture = ['-itsoffset', '0.5', '-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=25:duration=2'];
    const sound = ['-f', 'lavfi', '-i', 'sine=duration=2.5'];
    const input = await make('late.mp4', ...picture, ...sound, ...h264, '-vsync', 'passthrough');
    expect(secondsOf((await probeOf(input)).frames)[0]).toBeGreaterThan(0.4);
    await checkCopy(input, 'late.mp4');
  });

  async function checkCopy(input: string, name: string): Promise<void> {
    const film = await probeOf(input);
    const made = await media.idle.scrubCopy({ input, probe: film, output: path(`scrub-${name}.mp4`) });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { video, sound, keyframeEveryMax } = made.value;
    expect({ codec: video.codec, sound, keyframeEveryMax }).toEqual({
      codec: 'h264',
      sound: null,
      keyframeEveryMax: 1,
    });
    expect(Math.max(video.width, video.height)).toBeLessThanOrEqual(480);
    expect(video.width / video.height).toBeCloseTo(film.video.width / film.video.height, 1);
    expectSameTimes(film, made.value);
  }
});

describe('a film with few keyframes', () => {
  test('is told from one with many, and made anew at the same times with its sound', async () => {
    const often = await probeOf(await make('often.mp4', ...testInputs(5), ...h264, '-g', '25'));
    const input = await make('seldom.mp4', ...testInputs(5), ...h264, '-g', '250', '-sc_threshold', '0');
    const seldom = await probeOf(input);
    expect([seeksWell(often), seeksWell(seldom)]).toEqual([true, false]);
    const made = await media.idle.remaster({ input, probe: seldom, output: path('anew.mp4') });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(seeksWell(made.value)).toBe(true);
    expect(secondsOf(made.value.frames)).toEqual(secondsOf(seldom.frames));
    expect(made.value.sound?.codec).toBe('aac');
    expect(made.value.durationSeconds).toBeCloseTo(seldom.durationSeconds, 1);
  });
});

describe('a fragmented MP4 whose frames are not shown in the order in which they are decoded', () => {
  test('is made anew with one index, its pictures as they are, at the same times', async () => {
    const input = await make('fragments.mp4', ...testInputs(3), ...reordered, ...fragmented);
    await checkAnew(input, 'fragments');
  });

  test('of a real recording', async (context) => {
    await checkAnew(needMedia(context, 'sample_with_increasing_timestamps_320w_240h_fragmented.mp4'), 'recording');
  });

  test('is left as it is where the order is the same', async () => {
    const film = await probeOf(await make('in-order.mp4', ...testInputs(3), ...h264, ...fragmented));
    expect(film.missesFrames).toBe(null);
  });

  async function checkAnew(input: string, name: string): Promise<void> {
    const film = await probeOf(input);
    expect(seeksWell(film)).toBe(false);
    const made = await media.idle.remaster({ input, probe: film, output: path(`${name}-anew.mp4`) });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    expect(seeksWell(made.value)).toBe(true);
    expectSameTimes(film, made.value);
    const { codec, width, height } = film.video;
    expect(made.value).toMatchObject({ video: { codec, width, height }, sound: { codec: film.sound?.codec } });
    expect(made.value.durationSeconds).toBeCloseTo(film.durationSeconds, 1);
  }
});

describe('a preview strip', () => {
  /** Each frame is of another grey than its neighbours. */
  const greys = (seconds: number, rate: number) => [
    ...['-f', 'lavfi', '-i', `nullsrc=size=320x180:rate=${rate}:duration=${seconds}`],
    ...['-vf', `geq=lum='16+7*mod(N,31)':cb=128:cr=128`, ...h264, '-crf', '5'],
  ];

  test.each([
    ['a film of some seconds', 11, 10],
    ['a film of a frame', 0.1, 10],
    ['a film of a quarter of an hour', 900, 2],
  ])('of %s holds the true picture of each of its times', async (_, seconds, rate) => {
    const input = await make(`greys-${seconds}.mp4`, ...greys(seconds, rate));
    const film = await probeOf(input);
    const output = path(`strip-${seconds}.jpg`);
    const made = await media.idle.strip({ input, probe: film, output });
    if (!made.ok) throw new Error(JSON.stringify(made.error));
    const { everySeconds, count, columns, width, height } = made.value;
    expect(count).toBe(Math.floor((film.frames.count - 1) / rate / everySeconds) + 1);
    expect(count).toBeLessThanOrEqual(300);
    const sheet = await greyOf(output);
    expect(sheet.width).toBe(columns * width);
    expect(sheet.height).toBe(Math.ceil(count / columns) * height);
    expect(Math.max(sheet.width, sheet.height)).toBeLessThan(4096);
    for (let index = 0; index < count; index += 1) {
      const x = (index % columns) * width + width / 2;
      const y = Math.floor(index / columns) * height + height / 2;
      const frame = index * everySeconds * rate;
      const wanted = (7 * (frame % 31) * 255) / 219;
      expect(Math.abs((sheet.bytes[y * sheet.width + x] ?? 0) - wanted), `picture ${index}`).toBeLessThan(4);
    }
  });

  async function greyOf(file: string): Promise<{ width: number; height: number; bytes: Buffer }> {
    const run = promisify(execFile);
    const asked = ['-v', 'error', '-show_entries', 'stream=width,height', '-of', 'csv=p=0', file];
    const [width = 0, height = 0] = (await run('ffprobe', asked)).stdout.split(',').map(Number);
    const raw = ['-v', 'error', '-i', file, '-f', 'rawvideo', '-pix_fmt', 'gray', '-'];
    const { stdout } = await run('ffmpeg', raw, { encoding: 'buffer', maxBuffer: 1 << 26 });
    return { width, height, bytes: stdout };
  }
});

describe('loudness', () => {
  const loud = (volumeDb: number) => [
    ...[
      '-f',
      'lavfi',
      '-i',
      'testsrc2=size=320x180:rate=5:duration=6',
      '-f',
      'lavfi',
      '-i',
      'sine=frequency=1000:duration=6',
    ],
    ...['-af', `volume=${volumeDb}dB`, '-ac', '2', ...h264],
  ];
  const measure = async (input: string) => {
    const measured = await media.idle.loudness(input, await probeOf(input));
    if (!measured.ok) throw new Error(JSON.stringify(measured.error));
    return measured.value;
  };

  test('is measured by R128: six decibels more are six more', async () => {
    const [quiet, louder] = [
      await measure(await make('quiet.mp4', ...loud(-6))),
      await measure(await make('louder.mp4', ...loud(0))),
    ];
    expect((louder.lufs ?? 0) - (quiet.lufs ?? 0)).toBeCloseTo(6, 0);
    expect(louder.truePeakDb - quiet.truePeakDb).toBeCloseTo(6, 0);
  });

  test('of silence, and of a film without sound, is none, and nothing is raised', async () => {
    const silent = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=5:duration=3', '-f', 'lavfi', '-i', 'anullsrc'];
    const measured = await measure(await make('silent.mp4', ...silent, '-t', '3', ...h264));
    expect(measured.lufs).toBeNull();
    const picture = ['-f', 'lavfi', '-i', 'testsrc2=size=320x180:rate=5:duration=3', ...h264];
    expect((await measure(await make('mute.mp4', ...picture))).lufs).toBeNull();
    expect(gainDbOf(measured)).toBe(0);
  });

  test('is evened out within bounds, and never into clipping', () => {
    expect(gainDbOf({ lufs: -19, truePeakDb: -3 })).toBe(0);
    expect(gainDbOf({ lufs: -25, truePeakDb: -12 })).toBe(6);
    expect(gainDbOf({ lufs: -25, truePeakDb: -4.5 })).toBe(3.5);
    expect(gainDbOf({ lufs: -25, truePeakDb: 0.4 })).toBe(0);
    expect(gainDbOf({ lufs: -60, truePeakDb: -40 })).toBe(10);
    expect(gainDbOf({ lufs: -9, truePeakDb: 0.4 })).toBe(-10);
    expect(gainDbOf({ lufs: -2, truePeakDb: 0 })).toBe(-12);
  });
});

describe('changes of slide', () => {
  const grey = (shade: string, seconds: number, box: string) => [
    ...[
      '-f',
      'lavfi',
      '-i',
      `color=${shade}:size=640x360:rate=25:duration=${seconds},drawbox=${box}:color=black:t=fill`,
    ],
  ];
  test('are found in a recording, cut or faded, from it and from its scrub copy', async () => {
    const slides = [
      grey('white', 9, 'x=40:y=40:w=300:h=60'),
      grey('white', 9, 'x=40:y=200:w=500:h=100'),
      grey('0x3050a0', 9, 'x=300:y=40:w=200:h=200'),
    ];
    const joined = '[0][1]xfade=transition=fade:duration=0.8:offset=8[a];[a][2]concat=n=2:v=1[v]';
    const input = await make('slides.mp4', ...slides.flat(), '-filter_complex', joined, '-map', '[v]', ...h264);
    const film = await probeOf(input);
    const scrub = await media.idle.scrubCopy({ input, probe: film, output: path('slides-scrub.mp4') });
    expect(scrub.ok).toBe(true);
    for (const from of [input, path('slides-scrub.mp4')]) {
      const found = await media.idle.slides({ input: from, probe: film, output: path('grey') });
      if (!found.ok) throw new Error(JSON.stringify(found.error));
      const [faded = 0, cut = 0, ...more] = found.value;
      expect(more).toEqual([]);
      expect(faded).toBeGreaterThan(8.2);
      expect(faded).toBeLessThan(9.3);
      expect(Math.abs(cut - 17.2)).toBeLessThanOrEqual(0.3);
    }
  });

  test('of the sample lesson are found where its author begins the chapters, and no line that is drawn is one', async () => {
    const input = fileURLToPath(new URL('../../resources/sample/screen.mp4', import.meta.url));
    const found = await media.idle.slides({ input, probe: await probeOf(input), output: path('sample-grey') });
    if (!found.ok) throw new Error(JSON.stringify(found.error));
    for (const chapter of [17, 34.2, 63.12, 86.28, 107.16]) {
      expect(Math.min(...found.value.map((at) => Math.abs(at - chapter))), `chapter at ${chapter}`).toBeLessThan(0.6);
    }
    // Two more are slides without a chapter.
    expect(found.value).toHaveLength(7);
  });
});

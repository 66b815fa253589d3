import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { MeasuredFrames, Probe } from '../../main/media/index.ts';
import { needMedia } from '../fixtures/media.ts';
import { type AsStored, asStored } from '../media/as-stored.ts';
import { openPlayback, type Playback } from '../media/playback.ts';
import { fragmented, openWorkbench, reordered, testInputs } from '../media/workbench.ts';

const { media, path, make } = openWorkbench();
let chromium: Playback;
beforeAll(async () => {
  chromium = await openPlayback();
});
afterAll(() => chromium.close());

async function probeOf(file: string): Promise<Probe> {
  const probed = await media.probe(file);
  if (!probed.ok) throw new Error(JSON.stringify(probed.error));
  return probed.value;
}

async function prepared(input: string): Promise<AsStored> {
  const stored = await asStored(media, input, path(`prepared-${Math.random()}.mp4`));
  if (!stored.ok) throw new Error(JSON.stringify(stored.error));
  return stored.value;
}

/** Where frame `index` begins, and a place in its middle. */
function frame(frames: MeasuredFrames, index: number): { begins: number; middle: number } {
  const begins = (at: number) =>
    frames.kind === 'table'
      ? (frames.seconds[at] ?? Number.NaN)
      : frames.startSeconds + (at * frames.rateDenominator) / frames.rateNumerator;
  return { begins: begins(index), middle: (begins(index) + begins(index + 1)) / 2 };
}

/** Shown whole, at the size and with the frames that the probe told, and heard. */
async function expectPlaysWhole(input: string): Promise<void> {
  const { file, mediaType, probe } = await prepared(input);
  const last = probe.frames.count - 2;
  // Each once: nothing new is shown for a seek to where the video stands.
  const indices = [...new Set([0, 1, Math.floor(last / 3), Math.floor(last / 2), last])].filter((index) => index >= 0);
  const asked = indices.map((index) => frame(probe.frames, index));
  const played = await chromium.play(
    { path: file, mediaType },
    asked.map(({ middle }) => middle),
  );
  expect(played.error).toBeNull();
  expect([played.width, played.height]).toEqual([probe.video.width, probe.video.height]);
  const off = played.shownSeconds.map((shown, index) => Math.abs(shown - (asked[index]?.begins ?? Number.NaN)));
  expect(Math.max(...off), `shown ${played.shownSeconds} asked ${asked.map(({ begins }) => begins)}`).toBeLessThan(
    0.003,
  );
  expect(played.soundBytes > 0).toBe(probe.sound !== null);
}

describe('every file that is taken is shown and heard by Chromium, at the frames that are known of it', () => {
  for (const name of [
    'movie_300.mp4',
    'cup.mp4',
    'bear-av1-opus.mp4',
    'A4.webm',
    'test-vp8-vorbis-webvtt.webm',
    'RGB_Circles.mov',
    'bbb_960x540_60fps_vp8.webm',
    'hdr10-av1.mp4',
    'internal_emulator_transformer_output_270_rotated.mp4',
    'sample_with_chapters.mp4',
    'sample_with_increasing_timestamps_320w_240h.mp4',
    'sample_with_increasing_timestamps_320w_240h_fragmented.mp4',
    '400x300_seg0_5s.m2t',
    'colors.ogv',
    'sample.avi',
    'hdr10-video-with-sdr-container.mp4',
    'sample_with_srt.mkv',
    'sample_with_ass_subtitles.mkv',
  ]) {
    test(name, async (context) => {
      await expectPlaysWhole(needMedia(context, name));
    });
  }

  const h264 = (format: string) => ['-c:v', 'libx264', '-preset', 'ultrafast', '-pix_fmt', format, '-c:a', 'aac'];
  test.each([
    ['h264-420.mkv', h264('yuv420p')],
    ['h264-422.mp4', h264('yuv422p')],
    ['h264-444.mp4', h264('yuv444p')],
    ['h264-10bit.mp4', h264('yuv420p10le')],
    ['vp9-444.webm', ['-c:v', 'libvpx-vp9', '-cpu-used', '8', '-pix_fmt', 'yuv444p', '-c:a', 'libopus']],
    ['vp9-10bit.webm', ['-c:v', 'libvpx-vp9', '-cpu-used', '8', '-pix_fmt', 'yuv420p10le', '-c:a', 'libopus']],
    ['flac.mp4', [...h264('yuv420p').slice(0, -2), '-c:a', 'flac', '-strict', '-2']],
    ['mp3.mp4', [...h264('yuv420p').slice(0, -2), '-c:a', 'libmp3lame']],
    ['opus.mkv', [...h264('yuv420p').slice(0, -2), '-c:a', 'libopus']],
    ['vorbis.mkv', [...h264('yuv420p').slice(0, -2), '-c:a', 'libvorbis']],
    ['pcm.mov', [...h264('yuv420p').slice(0, -2), '-c:a', 'pcm_s16le']],
    ['mpeg4.mp4', ['-c:v', 'mpeg4', '-c:a', 'aac']],
    ['hevc.mp4', ['-c:v', 'libx265', '-preset', 'ultrafast', '-x265-params', 'log-level=error', '-c:a', 'ac3']],
    ['wmv2.asf', ['-c:v', 'wmv2', '-c:a', 'wmav2']],
    ['flv1.flv', ['-c:v', 'flv', '-ar', '44100', '-c:a', 'libmp3lame']],
    ['mpeg2.mpg', ['-c:v', 'mpeg2video', '-c:a', 'mp2']],
    ['prores.mov', ['-c:v', 'prores_ks', '-c:a', 'pcm_s16le']],
    ['live.webm', ['-c:v', 'libvpx', '-cpu-used', '8', '-c:a', 'libvorbis', '-live', '1']],
  ])('%s', async (name, options) => {
    await expectPlaysWhole(await make(name, ...testInputs(2), ...options));
  });

  test('a screen recording with an uneven rate', async () => {
    const uneven = ['-vf', "select='not(mod(n,7))+not(mod(n,3))'", '-fps_mode', 'vfr'];
    const file = await make('uneven.mp4', ...testInputs(4), ...uneven, ...h264('yuv420p'));
    expect((await probeOf(file)).frames.kind).toBe('table');
    await expectPlaysWhole(file);
  });

  test('a film whose sound begins before its picture', async () => {
    const late = ['-f', 'lavfi', '-itsoffset', '0.5', '-i', 'testsrc2=size=320x240:rate=25:duration=2'];
    const sound = ['-f', 'lavfi', '-i', 'sine=duration=3'];
    await expectPlaysWhole(await make('late.mp4', ...late, ...sound, ...h264('yuv420p')));
  });
});

describe('an MP4 whose frames are not shown in the order in which they are decoded', () => {
  /** Of each frame, whether a seek into its middle shows it. */
  async function framesFound(file: string, { frames }: Probe): Promise<boolean[]> {
    const asked = Array.from({ length: frames.count - 1 }, (_, index) => frame(frames, index));
    const places = asked.map(({ middle }) => middle);
    const { shownSeconds } = await chromium.play({ path: file, mediaType: 'video/mp4' }, places);
    return asked.map(({ begins }, index) => Math.abs((shownSeconds[index] ?? Number.NaN) - begins) < 0.003);
  }

  test('in fragments shows some frames never as it is, and each as an import stores it', async () => {
    const input = await make('fragments.mp4', ...testInputs(2), ...reordered, ...fragmented);
    expect(await framesFound(input, await probeOf(input))).toContain(false);
    const { file, probe, decision } = await prepared(input);
    expect(decision).toMatchObject({ why: 'seeks', picture: 'copy', sound: 'copy' });
    expect(await framesFound(file, probe)).not.toContain(false);
  });

  test('or a broadcast whose first frame is decoded late', async (context) => {
    const input = needMedia(context, '400x300_seg0_5s.m2t');
    const copied = await make('copied.mp4', '-i', input, '-map', '0:v', '-c', 'copy');
    const late = await probeOf(copied);
    expect(late.missesFrames?.lateSeconds).toBeCloseTo(0.033, 2);
    expect(await framesFound(copied, late)).toContain(false);
    const { file, probe } = await prepared(input);
    expect(await framesFound(file, probe)).not.toContain(false);
    const anew = await media.idle.remaster({ input: copied, probe: late, output: path('anew.mp4') });
    if (!anew.ok) throw new Error(JSON.stringify(anew.error));
    expect(await framesFound(path('anew.mp4'), anew.value)).not.toContain(false);
  });
});

test('what is converted is what Chromium half-plays: sound without picture, and no error', async (context) => {
  for (const name of ['colors.ogv', 'hdr10-video-with-sdr-container.mp4']) {
    const played = await chromium.play({ path: needMedia(context, name), mediaType: 'video/mp4' }, []);
    expect(played, name).toMatchObject({ width: 0, height: 0, error: null });
    expect(played.soundBytes).toBeGreaterThan(0);
  }
});

import { readdir } from 'node:fs/promises';
import { describe, expect, test } from 'vitest';
import { decideImport, lengthOf } from '../../main/media/index.ts';
import { needMedia } from '../fixtures/media.ts';
import { openWorkbench } from './workbench.ts';

const { media, path, folder, make } = openWorkbench();

const kept: Readonly<Record<string, object>> = {
  'movie_300.mp4': { mediaType: 'video/mp4', width: 320, height: 240, frames: 7200, rate: '24/1' },
  'cup.mp4': { mediaType: 'video/mp4', width: 640, height: 480, frames: 217, rate: '26777/1000' },
  'bear-av1-opus.mp4': { mediaType: 'video/mp4', width: 320, height: 240, frames: 82, rate: '30000/1001' },
  'A4.webm': { mediaType: 'video/webm', width: 320, height: 240, frames: 90, rate: '30/1' },
  'test-vp8-vorbis-webvtt.webm': { mediaType: 'video/webm', width: 320, height: 240, frames: 182, rate: '2500/83' },
  'RGB_Circles.mov': { mediaType: 'video/mp4', width: 554, height: 424, frames: 136, rate: '60/1' },
  'bbb_960x540_60fps_vp8.webm': { mediaType: 'video/webm', width: 960, height: 540, frames: 60, rate: '60/1' },
  'hdr10-av1.mp4': { mediaType: 'video/mp4', width: 720, height: 1280, frames: 127, rate: '30000/1001' },
  'internal_emulator_transformer_output_270_rotated.mp4': {
    mediaType: 'video/mp4',
    width: 720,
    height: 1280,
    frames: 149,
    rate: '30000/1001',
  },
  'sample_with_chapters.mp4': { mediaType: 'video/mp4', width: 1080, height: 720, frames: 30, rate: '30000/1001' },
  'sample_with_increasing_timestamps_320w_240h.mp4': { mediaType: 'video/mp4', frames: 932, rate: '60/1' },
};

type Converted = {
  decision: object;
  frames: number;
  width: number;
  height: number;
  /** Of a picture that is copied. */
  pixelFormat?: string;
  firstFramesOnly?: true;
};

const converted: Readonly<Record<string, Converted>> = {
  '400x300_seg0_5s.m2t': {
    decision: { why: 'container', picture: 'copy', sound: 'copy' },
    frames: 147,
    width: 400,
    height: 300,
  },
  'colors.ogv': {
    decision: { why: 'picture', picture: 'encode', sound: 'encode' },
    frames: 7,
    width: 214,
    height: 120,
  },
  'sample.avi': { decision: { why: 'picture', picture: 'encode', sound: 'copy' }, frames: 96, width: 960, height: 400 },
  'hdr10-video-with-sdr-container.mp4': {
    decision: { why: 'picture', picture: 'encode', sound: 'copy' },
    frames: 8,
    width: 1920,
    height: 1080,
    // To bring the light of 1080p into bounds takes a quarter of a second a frame.
    firstFramesOnly: true,
  },
  'sample_with_increasing_timestamps_320w_240h_fragmented.mp4': {
    decision: { why: 'seeks', picture: 'copy', sound: 'copy' },
    frames: 932,
    width: 320,
    height: 240,
    pixelFormat: 'yuvj420p',
  },
  'sample_with_srt.mkv': {
    decision: { why: 'sound', picture: 'copy', sound: 'encode' },
    frames: 30,
    width: 1080,
    height: 720,
  },
  'sample_with_ass_subtitles.mkv': {
    decision: { why: 'sound', picture: 'copy', sound: 'encode' },
    frames: 30,
    width: 1080,
    height: 720,
  },
};

const refused: Readonly<Record<string, string>> = {
  'bear-id3.mp3': 'noPicture',
  'bbb_1ch_8kHz_aac_lc.m4a': 'noPicture',
  'bear_with_picture.flac': 'noPicture',
  'sample.srt': 'notMedia',
  'sample.vtt': 'notMedia',
  'typical.ass': 'notMedia',
  'gbk.srt': 'notMedia',
  'maint-guide.zh-cn.pdf': 'notMedia',
};

describe('real files', () => {
  for (const [name, expected] of Object.entries(kept)) {
    test(`${name} is kept as it is, and its frames are known`, async (context) => {
      const probed = await media.probe(needMedia(context, name));
      if (!probed.ok) throw new Error(JSON.stringify(probed.error));
      const { video, frames } = probed.value;
      const decision = decideImport(probed.value);
      expect(decision.kind).toBe('keep');
      const rate = frames.kind === 'constant' ? `${frames.rateNumerator}/${frames.rateDenominator}` : 'table';
      expect({ ...decision, ...video, frames: frames.count, rate }).toMatchObject(expected);
    });
  }

  for (const [name, expected] of Object.entries(converted)) {
    test(`${name} becomes an MP4 that is kept as it is`, async (context) => {
      const whole = needMedia(context, name);
      const first = ['-i', whole, '-c', 'copy', '-frames:v', String(expected.frames)];
      const input = expected.firstFramesOnly ? await make(`first-${name}`, ...first) : whole;
      const probed = await media.probe(input);
      if (!probed.ok) throw new Error(JSON.stringify(probed.error));
      const decision = decideImport(probed.value);
      if (decision.kind !== 'convert') throw new Error('it is kept');
      expect(decision).toMatchObject(expected.decision);
      const parts: number[] = [];
      const output = path(`${name}.mp4`);
      const onProgress = (part: number) => parts.push(part);
      const result = await media.convert({ input, probe: probed.value, decision, output, onProgress });
      if (!result.ok) throw new Error(JSON.stringify(result.error));
      const { video, sound, frames, durationSeconds } = result.value;
      expect(decideImport(result.value)).toEqual({ kind: 'keep', mediaType: 'video/mp4' });
      expect({ frames: frames.count, width: video.width, height: video.height }).toMatchObject({
        frames: expected.frames,
        width: expected.width,
        height: expected.height,
      });
      expect(video).toMatchObject({
        codec: 'h264',
        pixelFormat: expected.pixelFormat ?? 'yuv420p',
        squarePixels: true,
      });
      expect(sound === null).toBe(probed.value.sound === null);
      expect(Math.abs(durationSeconds - lengthOf(probed.value))).toBeLessThan(0.2);
      expect(parts.every((part, index) => part >= (parts[index - 1] ?? 0) && part <= 1)).toBe(true);
    });
  }

  for (const [name, code] of Object.entries(refused)) {
    test(`${name} is refused: ${code}`, async (context) => {
      expect(await media.probe(needMedia(context, name))).toMatchObject({ ok: false, error: { code } });
    });
  }

  test('chapters of a QuickTime text track are found', async (context) => {
    const probed = await media.probe(needMedia(context, 'sample_with_chapters.mp4'));
    expect(probed.ok && probed.value.chapters).toEqual([
      { startSeconds: 0, title: 'Chapter 1' },
      { startSeconds: 0.201, title: 'Chapter 2' },
      { startSeconds: 0.8, title: 'Chapter 3' },
    ]);
  });

  test('a poster is a JPEG of a frame', async (context) => {
    const input = needMedia(context, 'movie_300.mp4');
    const output = path('poster.jpg');
    expect(await media.poster({ input, durationSeconds: 300, output })).toEqual({ ok: true, value: {} });
    const probed = await media.probe(output);
    // Also a picture with a video's name is no video: its format is not among those that may be opened.
    expect(probed).toMatchObject({ ok: false, error: { code: 'notMedia' } });
    expect(await readdir(folder)).toContain('poster.jpg');
  });
});

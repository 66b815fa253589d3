import { describe, expect, test } from 'vitest';
import { aProbe, aVideo } from '../../tests/media/probes.ts';
import { fittedSize, outputOptions } from './encode-options.ts';

const abilities = { encoders: new Set(['libx264']), filters: new Set(['zscale', 'tonemap']), fpsMode: true };
const encode = { kind: 'convert', why: 'picture', picture: 'encode', sound: 'encode' } as const;
const joined = (options: readonly string[] | null) => options?.join(' ') ?? '';

describe('the size of an encoded picture', () => {
  test.each([
    [1280, 720, 1280, 720],
    [3840, 2160, 1920, 1080],
    [2160, 3840, 1080, 1920],
    [4000, 1000, 1920, 480],
    [2000, 2000, 1080, 1080],
    [213, 120, 214, 120],
    [33, 1, 34, 2],
  ])('%i x %i becomes %i x %i: at most 1080p, even, never larger', (width, height, toWidth, toHeight) => {
    expect(fittedSize({ width, height })).toEqual({ width: toWidth, height: toHeight });
  });
});

describe('the options of a conversion', () => {
  test('an encoded picture has a keyframe every 25 frames and can be read from its start', () => {
    const options = joined(outputOptions(aProbe({}), encode, abilities));
    expect(options).toContain('-c:v libx264');
    expect(options).toContain('-g 25');
    expect(options).toContain('-movflags +faststart');
    expect(options).toContain('format=yuv420p');
  });

  test('what is copied is not touched', () => {
    const options = joined(outputOptions(aProbe({}), { ...encode, picture: 'copy', sound: 'copy' }, abilities));
    expect(options).toContain('-c:v copy');
    expect(options).toContain('-c:a copy');
    expect(options).not.toContain('-vf');
  });

  test('high dynamic range is mapped to the range of a projector where ffmpeg can', () => {
    const hdr = aProbe({ video: aVideo({ hdr: true }) });
    expect(joined(outputOptions(hdr, encode, abilities))).toContain('tonemap');
    expect(joined(outputOptions(hdr, encode, { ...abilities, filters: new Set() }))).not.toContain('tonemap');
  });

  test('a build without an encoder for H.264 is an answer, not a crash; copying needs none', () => {
    const poor = { encoders: new Set<string>(), filters: new Set<string>(), fpsMode: true };
    expect(outputOptions(aProbe({}), encode, poor)).toBeNull();
    expect(outputOptions(aProbe({}), { ...encode, picture: 'copy' }, poor)).not.toBeNull();
  });

  test('where the recording was made is not carried along', () => {
    expect(joined(outputOptions(aProbe({}), encode, abilities))).toContain('-map_metadata -1');
  });
});

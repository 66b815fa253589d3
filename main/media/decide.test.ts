import { describe, expect, test } from 'vitest';
import { aProbe, aSound, aVideo } from '../../tests/media/probes.ts';
import { decide, decideImport } from './decide.ts';

describe('what is done with a file', () => {
  test('H.264 and AAC in MP4 are kept as they are', () => {
    expect(decide(aProbe({}))).toEqual({ kind: 'keep', mediaType: 'video/mp4' });
  });

  test('a video without sound is kept', () => {
    expect(decide(aProbe({ sound: null }))).toEqual({ kind: 'keep', mediaType: 'video/mp4' });
  });

  test('VP9 and Opus in WebM are kept and called WebM; H.264 in Matroska is kept and called Matroska', () => {
    const container = 'matroska,webm';
    const webm = aProbe({ container, video: aVideo({ codec: 'vp9' }), sound: aSound({ codec: 'opus' }) });
    expect(decide(webm)).toEqual({ kind: 'keep', mediaType: 'video/webm' });
    expect(decide(aProbe({ container }))).toEqual({ kind: 'keep', mediaType: 'video/x-matroska' });
  });

  test.each(['hevc', 'theora', 'mpeg4', 'wmv3', 'rv40'])(
    '%s, which Chromium plays without picture or not at all, is encoded',
    (codec) => {
      const decision = decide(aProbe({ video: aVideo({ codec }) }));
      expect(decision).toEqual({ kind: 'convert', why: 'picture', picture: 'encode', sound: 'copy' });
    },
  );

  test.each(['ac3', 'eac3', 'dts', 'wmav2', 'pcm_s16le', 'amrnb'])(
    '%s sound is encoded and its picture copied',
    (codec) => {
      const decision = decide(aProbe({ sound: aSound({ codec }) }));
      expect(decision).toEqual({ kind: 'convert', why: 'sound', picture: 'copy', sound: 'encode' });
    },
  );

  test('a container that Chromium refuses is changed without encoding anything', () => {
    const decision = decide(aProbe({ container: 'mpegts' }));
    expect(decision).toEqual({ kind: 'convert', why: 'container', picture: 'copy', sound: 'copy' });
  });

  test('a film in which seeks miss frames is written anew before it becomes a lesson, and is no fault elsewhere', () => {
    const film = aProbe({ missesFrames: { lateSeconds: 0 } });
    expect(decideImport(film)).toEqual({ kind: 'convert', why: 'seeks', picture: 'copy', sound: 'copy' });
    expect(decide(film)).toEqual({ kind: 'keep', mediaType: 'video/mp4' });
    expect(decideImport(aProbe({}))).toEqual(decide(film));
  });

  test('a recording without a length of its own gets one', () => {
    const decision = decide(aProbe({ saysDuration: false }));
    expect(decision).toEqual({ kind: 'convert', why: 'noLength', picture: 'copy', sound: 'copy' });
  });

  test('what an MP4 cannot carry is encoded when the container changes', () => {
    const vp8 = aProbe({ container: 'ogg', video: aVideo({ codec: 'vp8' }), sound: aSound({ codec: 'vorbis' }) });
    expect(decide(vp8)).toMatchObject({ picture: 'encode', sound: 'encode' });
  });

  test('H.264 whose frames have no times of their own is encoded, not copied', () => {
    expect(decide(aProbe({ container: 'avi', timed: false }))).toMatchObject({ picture: 'encode' });
  });

  test('an encrypted picture is not taken for a playable one', () => {
    expect(decide(aProbe({ video: aVideo({ codecTag: 'encv' }) }))).toMatchObject({
      kind: 'convert',
      picture: 'encode',
    });
  });

  test('a pixel format outside the measured ones is encoded', () => {
    expect(decide(aProbe({ video: aVideo({ pixelFormat: 'yuv420p12le' }) }))).toMatchObject({ picture: 'encode' });
  });
});

import { mediaSeconds } from '../../core/words/index.ts';
import type { Probe, SoundStream, VideoStream } from '../../main/media/index.ts';

/** An ordinary file, 25 frames a second for a minute, with the differences that a test is about. */
export function aProbe(differences: Partial<Probe>): Probe {
  return {
    container: 'mov,mp4,m4a,3gp,3g2,mj2',
    bytes: 1_000_000,
    startSeconds: 0,
    durationSeconds: 60,
    saysDuration: true,
    video: aVideo({}),
    sound: aSound({}),
    texts: [],
    chapters: [],
    frames: { kind: 'constant', rateNumerator: 25, rateDenominator: 1, startSeconds: mediaSeconds(0), count: 1500 },
    timed: true,
    keyframeEveryMax: 25,
    missesFrames: null,
    ...differences,
  };
}

export function aVideo(differences: Partial<VideoStream>): VideoStream {
  return {
    index: 0,
    codec: 'h264',
    codecTag: 'avc1',
    pixelFormat: 'yuv420p',
    width: 1280,
    height: 720,
    squarePixels: true,
    hdr: false,
    interlaced: false,
    ...differences,
  };
}

export function aSound(differences: Partial<SoundStream>): SoundStream {
  return { index: 1, codec: 'aac', profile: 'LC', channels: 2, language: null, ...differences };
}

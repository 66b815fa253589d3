import type { Probe } from './probe.ts';

/** What is done with a file so that Chromium plays all of it. Never decided by the file's name. */
export type Decision =
  | { readonly kind: 'keep'; readonly mediaType: string }
  | {
      readonly kind: 'convert';
      readonly why: 'container' | 'picture' | 'sound' | 'noLength' | 'seeks';
      readonly picture: 'copy' | 'encode';
      readonly sound: 'copy' | 'encode' | 'none';
    };

const containers = new Set(['mov,mp4,m4a,3gp,3g2,mj2', 'matroska,webm']);
// Measured with Chromium 156 (tests/e2e/media.test.ts plays each of them): anything else is half-played, which
// a page cannot notice (sound without picture and no error), or refused.
const pictures = new Map([
  ['h264', new Set(['yuv420p', 'yuvj420p', 'yuv422p', 'yuv444p', 'yuv420p10le'])],
  ['av1', new Set(['yuv420p', 'yuv420p10le'])],
  ['vp8', new Set(['yuv420p'])],
  ['vp9', new Set(['yuv420p', 'yuv444p', 'yuv420p10le'])],
]);
const sounds = new Set(['aac', 'opus', 'vorbis', 'mp3', 'flac']);
const openPictures = new Set(['vp8', 'vp9', 'av1']);
const openSounds = new Set(['opus', 'vorbis']);
/** What an MP4 can carry as it is, and Chromium plays from there. */
const mp4Pictures = new Set(['h264', 'av1', 'vp9']);
const mp4Sounds = new Set(['aac', 'opus', 'mp3', 'flac']);

export function decide(probe: Probe): Decision {
  const { video, sound } = probe;
  const pictureFine = (pictures.get(video.codec)?.has(video.pixelFormat) ?? false) && !video.codecTag.startsWith('enc');
  const soundFine = sound === null || (sounds.has(sound.codec) && !/xHE|USAC/i.test(sound.profile));
  const containerFine = containers.has(probe.container);
  if (pictureFine && soundFine && containerFine && probe.saysDuration)
    return { kind: 'keep', mediaType: typeOf(probe) };
  return {
    kind: 'convert',
    why: !pictureFine ? 'picture' : !soundFine ? 'sound' : !containerFine ? 'container' : 'noLength',
    picture: pictureFine && mp4Pictures.has(video.codec) && probe.timed ? 'copy' : 'encode',
    sound: sound === null ? 'none' : soundFine ? soundIn(sound.codec) : 'encode',
  };
}

/**
 * What is done with a film before it becomes a lesson: one that plays but would miss frames is written
 * anew.
 */
export function decideImport(probe: Probe): Decision {
  const decision = decide(probe);
  if (decision.kind === 'convert' || probe.missesFrames === null) return decision;
  const sound = probe.sound === null ? 'none' : soundIn(probe.sound.codec);
  return { kind: 'convert', why: 'seeks', picture: probe.timed ? 'copy' : 'encode', sound };
}

const soundIn = (codec: string): 'copy' | 'encode' => (mp4Sounds.has(codec) ? 'copy' : 'encode');

function typeOf({ container, video, sound }: Probe): string {
  if (container !== 'matroska,webm') return 'video/mp4';
  const isWebM = openPictures.has(video.codec) && (sound === null || openSounds.has(sound.codec));
  return isWebM ? 'video/webm' : 'video/x-matroska';
}

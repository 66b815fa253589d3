import type { Decision } from './decide.ts';
import type { Probe } from './probe.ts';

type Convert = Extract<Decision, { kind: 'convert' }>;

const pictures: Readonly<Record<string, string>> = {
  'h264 yuv420p10le': 'avc1.6E0028',
  'h264 yuv422p': 'avc1.7A0028',
  'h264 yuv444p': 'avc1.F40028',
  'av1 yuv420p10le': 'av01.0.08M.10',
  'vp9 yuv444p': 'vp09.01.40.08',
  'vp9 yuv420p10le': 'vp09.02.40.10',
  h264: 'avc1.640028',
  av1: 'av01.0.08M.08',
  vp9: 'vp09.00.40.08',
};
const sounds: Readonly<Record<string, string>> = { aac: 'mp4a.40.2', opus: 'opus', flac: 'flac' };

/** As it is written in pieces: of what an MP4 can carry, Chromium 156 puts MP3 together from no pieces. */
export function inPieces({ sound }: Pick<Probe, 'sound'>, decision: Convert): Convert {
  const isTaken = sound === null || Object.hasOwn(sounds, sound.codec);
  return decision.sound === 'copy' && !isTaken ? { ...decision, sound: 'encode' } : decision;
}

/**
 * What a window has to say of the pieces of a conversion before it has seen one. Chromium 156 holds the codecs against
 * it, their profiles and levels not.
 */
export function piecesTypeOf({ video, sound }: Probe, decided: Convert): string {
  const decision = inPieces({ sound }, decided);
  const copied = pictures[`${video.codec} ${video.pixelFormat}`] ?? pictures[video.codec];
  const picture = decision.picture === 'copy' ? copied : pictures.h264;
  const heard = decision.sound === 'copy' && sound ? sounds[sound.codec] : sounds.aac;
  const codecs = [picture, decision.sound === 'none' ? undefined : heard].filter((codec) => codec !== undefined);
  return `video/mp4; codecs="${codecs.join(', ')}"`;
}

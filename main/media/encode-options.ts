import type { Decision } from './decide.ts';
import type { Abilities } from './ffmpeg.ts';
import type { Probe } from './probe.ts';

type Convert = Extract<Decision, { kind: 'convert' }>;

/** Software first: the same picture on every PC. The others are what builds without GPL parts have. */
const h264Encoders = ['libx264', 'libopenh264', 'h264_videotoolbox', 'h264_mf'];

const longSideMax = 1920;
const shortSideMax = 1080;
/** Measured: a seek takes 117 ms (p95) with a keyframe every 25 frames and 878 ms with one every 250. */
const keyframeEvery = 25;

export function h264Encoder({ encoders }: Pick<Abilities, 'encoders'>): string | undefined {
  return h264Encoders.find((name) => encoders.has(name));
}

/** Its index at the beginning; or in pieces, one from each keyframe, of which each plays as soon as it is written. */
const shapes = {
  whole: ['-movflags', '+faststart'],
  // Of a film of which every frame is a keyframe, not a piece for each of them.
  pieces: ['-movflags', '+frag_keyframe+delay_moov+default_base_moof', '-min_frag_duration', '1000000'],
} as const;

/** AAC as broadcasts carry it. A whole MP4 gets this by itself, one in pieces that waits for its index does not (ffmpeg 5.1). */
const fromBroadcast = ['-bsf:a', 'aac_adtstoasc'];

/** The options of the output, or null where this ffmpeg has no encoder for H.264. */
export function outputOptions(
  probe: Probe,
  decision: Convert,
  abilities: Abilities,
  shape: keyof typeof shapes = 'whole',
): readonly string[] | null {
  const encoder = h264Encoder(abilities);
  if (decision.picture === 'encode' && encoder === undefined) return null;
  const sound = probe.sound === null ? [] : ['-map', `0:${probe.sound.index}`];
  return [
    '-map',
    `0:${probe.video.index}`,
    ...sound,
    // A phone's recording says where it was made: nobody else's business.
    ...['-map_metadata', '-1', '-map_chapters', '-1'],
    ...(decision.picture === 'copy' ? ['-c:v', 'copy'] : encodePicture(probe, encoder ?? '', abilities)),
    ...(decision.sound === 'copy' ? ['-c:a', 'copy'] : decision.sound === 'encode' ? encodeSound : []),
    ...(shape === 'pieces' && decision.sound === 'copy' && probe.sound?.codec === 'aac' ? fromBroadcast : []),
    ...['-max_muxing_queue_size', '4096', ...shapes[shape], '-f', 'mp4'],
  ];
}

/** The picture as it is, its first frame decoded so early that seeks in the MP4 find each frame (missed-frames.ts). */
export function copyExactly({ missesFrames }: Pick<Probe, 'missesFrames'>): readonly string[] {
  const late = missesFrames?.lateSeconds ?? 0;
  return ['-c:v', 'copy', ...(late > 0 ? ['-bsf:v', `setts=pts=PTS:dts=DTS-eq(N\\,0)*${late}/TB`] : [])];
}

/** Of a film that is whole, the same with seeks that find each frame. */
export const exactOptions = (film: Probe): readonly string[] => [
  ...['-map', '0', '-c', 'copy', ...copyExactly(film), '-map_metadata', '-1', ...shapes.whole, '-f', 'mp4'],
];

/** Of a film in pieces, one whole file. */
export const joinOptions: readonly string[] = [
  ...['-map', '0', '-c', 'copy', '-map_metadata', '-1', ...shapes.whole, '-f', 'mp4'],
];

const encodeSound = ['-c:a', 'aac', '-b:a', '160k', '-ac', '2', '-af', 'aresample=async=1000'];

function encodePicture(probe: Probe, encoder: string, { filters, fpsMode }: Abilities): readonly string[] {
  const { width, height } = fittedSize(probe.video);
  const steps = [
    ...(probe.video.interlaced ? ['yadif=deint=interlaced'] : []),
    // A picture turned by the camera is turned by ffmpeg before the first filter.
    `scale=${width}:${height}:flags=bicubic`,
    'setsar=1',
    ...toSdr(probe.video, { filters }),
    'format=yuv420p',
  ];
  const quality = encoder === 'libx264' ? ['-preset', 'veryfast', '-crf', '20', '-profile:v', 'high'] : ['-b:v', '5M'];
  // Each frame keeps its own time: ffmpeg 5.1 would fill an MP4's gaps with doubles, and go on past the end.
  const times = [fpsMode ? '-fps_mode' : '-vsync', 'vfr'];
  return ['-vf', steps.join(','), '-c:v', encoder, ...quality, ...times, '-g', String(keyframeEvery)];
}

export function toSdr({ hdr }: { readonly hdr: boolean }, { filters }: Pick<Abilities, 'filters'>): readonly string[] {
  return hdr && filters.has('zscale') && filters.has('tonemap') ? toneMapping : [];
}

/** PQ and HLG to the SDR of a projector; without it the picture is grey and flat. */
const toneMapping = [
  'zscale=transfer=linear:npl=100',
  'format=gbrpf32le',
  'zscale=primaries=bt709',
  'tonemap=hable:desat=0',
  'zscale=transfer=bt709:matrix=bt709:range=tv',
];

/** At most 1080p whichever way it stands, the proportions kept, both sides even as H.264 4:2:0 wants them. */
export function fittedSize(video: { readonly width: number; readonly height: number }): {
  width: number;
  height: number;
} {
  const long = Math.max(video.width, video.height);
  const short = Math.min(video.width, video.height);
  const factor = Math.min(1, longSideMax / long, shortSideMax / short);
  const even = (side: number) => Math.max(2, Math.round((side * factor) / 2) * 2);
  return { width: even(video.width), height: even(video.height) };
}

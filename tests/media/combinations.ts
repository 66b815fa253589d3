import { testPicture, testTone } from './workbench.ts';

/** Long enough for a keyframe, pictures after it and a sound that is heard. */
const SECONDS = 0.6;

/** A file that ffmpeg makes: a moving picture and a tone. */
export type Combination = {
  /** With its ending, which the muxer goes by. */
  readonly file: string;
  readonly container: string;
  readonly video: string;
  readonly audio: string;
  /** What ffmpeg must be able to do. */
  readonly encoders: readonly string[];
  readonly options: readonly string[];
};

const videos: Readonly<Record<string, readonly [encoder: string, ...options: string[]]>> = {
  'H.264': ['libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p'],
  'H.264 10 bit': ['libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p10le'],
  'H.264 4:4:4': ['libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv444p'],
  'H.264 interlaced': ['libx264', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-flags', '+ildct+ilme'],
  HEVC: ['libx265', '-preset', 'ultrafast', '-pix_fmt', 'yuv420p', '-x265-params', 'log-level=none'],
  AV1: ['libsvtav1', '-preset', '12', '-pix_fmt', 'yuv420p'],
  VP8: ['libvpx', '-deadline', 'realtime', '-cpu-used', '8'],
  VP9: ['libvpx-vp9', '-deadline', 'realtime', '-cpu-used', '8'],
  'MPEG-4 Part 2': ['mpeg4'],
  'MPEG-2': ['mpeg2video'],
  'MPEG-1': ['mpeg1video'],
  Theora: ['libtheora'],
  'WMV 7': ['wmv1'],
  'WMV 8': ['wmv2'],
  'MS-MPEG-4 v2': ['msmpeg4v2'],
  Sorenson: ['flv'],
  'H.263': ['h263', '-s', '352x288'],
  'Motion JPEG': ['mjpeg', '-pix_fmt', 'yuvj420p'],
  ProRes: ['prores'],
  RealVideo: ['rv20'],
  Cinepak: ['cinepak'],
  FFV1: ['ffv1'],
  DV: ['dvvideo', '-s', '720x576', '-pix_fmt', 'yuv420p'],
  'QuickTime RLE': ['qtrle'],
  HuffYUV: ['huffyuv'],
  GIF: ['gif'],
};

const audios: Readonly<Record<string, readonly [encoder: string, ...options: string[]]>> = {
  AAC: ['aac'],
  MP3: ['libmp3lame'],
  'AC-3': ['ac3'],
  'E-AC-3': ['eac3'],
  DTS: ['dca', '-strict', '-2'],
  Opus: ['libopus'],
  Vorbis: ['libvorbis'],
  FLAC: ['flac'],
  ALAC: ['alac'],
  MP2: ['mp2'],
  PCM: ['pcm_s16le'],
  'PCM μ-law': ['pcm_mulaw'],
  'WMA 1': ['wmav1'],
  'WMA 2': ['wmav2'],
};

/** Ending of the file, name of the container, picture, sound, and what else. */
const table: readonly (readonly [
  ending: string,
  container: string,
  video: string,
  audio: string,
  ...rest: string[],
])[] = [
  ['mp4', 'MP4', 'H.264', 'AAC'],
  ['mp4', 'MP4', 'H.264', 'MP3'],
  ['mp4', 'MP4', 'H.264', 'AC-3'],
  ['mp4', 'MP4', 'H.264', 'ALAC'],
  ['mp4', 'MP4', 'H.264', 'none'],
  ['mp4', 'MP4 fragmented', 'H.264', 'AAC', '-movflags', '+frag_keyframe+empty_moov'],
  ['mp4', 'MP4', 'H.264 10 bit', 'AAC'],
  ['mp4', 'MP4', 'H.264 4:4:4', 'AAC'],
  ['mp4', 'MP4', 'HEVC', 'AAC'],
  ['mp4', 'MP4', 'AV1', 'AAC'],
  ['mp4', 'MP4', 'AV1', 'Opus'],
  ['mp4', 'MP4', 'VP9', 'Opus'],
  ['mp4', 'MP4', 'MPEG-4 Part 2', 'AAC'],
  ['mov', 'QuickTime', 'H.264', 'AAC'],
  ['mov', 'QuickTime', 'H.264', 'PCM'],
  ['mov', 'QuickTime', 'ProRes', 'PCM'],
  ['mov', 'QuickTime', 'Motion JPEG', 'PCM μ-law'],
  ['mov', 'QuickTime', 'QuickTime RLE', 'none'],
  ['mkv', 'Matroska', 'H.264', 'AAC'],
  ['mkv', 'Matroska', 'H.264', 'AC-3'],
  ['mkv', 'Matroska', 'H.264', 'DTS'],
  ['mkv', 'Matroska', 'H.264', 'FLAC'],
  ['mkv', 'Matroska', 'HEVC', 'E-AC-3'],
  ['mkv', 'Matroska', 'MPEG-4 Part 2', 'MP3'],
  ['mkv', 'Matroska', 'MPEG-2', 'MP2'],
  ['mkv', 'Matroska', 'FFV1', 'PCM'],
  ['webm', 'WebM', 'VP8', 'Vorbis'],
  ['webm', 'WebM', 'VP9', 'Opus'],
  ['webm', 'WebM', 'AV1', 'Opus'],
  ['webm', 'WebM live', 'VP8', 'Opus', '-live', '1'],
  ['avi', 'AVI', 'MPEG-4 Part 2', 'MP3'],
  ['avi', 'AVI', 'H.264', 'PCM'],
  ['avi', 'AVI', 'MS-MPEG-4 v2', 'MP3'],
  ['avi', 'AVI', 'Motion JPEG', 'PCM'],
  ['avi', 'AVI', 'Cinepak', 'none'],
  ['avi', 'AVI', 'HuffYUV', 'PCM'],
  ['wmv', 'ASF', 'WMV 8', 'WMA 2'],
  ['asf', 'ASF', 'WMV 7', 'WMA 1'],
  ['flv', 'FLV', 'Sorenson', 'MP3', '-ar', '44100'],
  ['flv', 'FLV', 'H.264', 'AAC'],
  ['m2t', 'MPEG-TS', 'H.264', 'AAC'],
  ['m2t', 'MPEG-TS', 'H.264 interlaced', 'MP2'],
  ['m2t', 'MPEG-TS', 'HEVC', 'AC-3'],
  ['m2t', 'MPEG-TS', 'MPEG-2', 'MP2'],
  ['mpg', 'MPEG-PS', 'MPEG-1', 'MP2'],
  ['vob', 'MPEG-PS', 'MPEG-2', 'AC-3'],
  ['ogv', 'Ogg', 'Theora', 'Vorbis'],
  ['3gp', '3GP', 'H.263', 'AAC'],
  ['rm', 'RealMedia', 'RealVideo', 'AC-3', '-ar', '44100'],
  ['mxf', 'MXF', 'MPEG-2', 'PCM', '-ar', '48000'],
  ['dv', 'DV', 'DV', 'PCM', '-ar', '48000', '-ac', '2'],
  ['gif', 'GIF', 'GIF', 'none'],
  ['m4a', 'MP4', 'none', 'AAC'],
  ['mp3', 'MP3', 'none', 'MP3'],
  ['wav', 'WAV', 'none', 'PCM'],
  ['ogg', 'Ogg', 'none', 'Vorbis'],
];

export const combinations: readonly Combination[] = table.map(([ending, container, video, audio, ...rest], index) => {
  const [picture, sound] = [videos[video], audios[audio]];
  return {
    ...{ file: `made-${index}.${ending}`, container, video, audio },
    encoders: [picture, sound].flatMap((one) => one?.[0] ?? []),
    options: [
      ...(picture ? testPicture(SECONDS) : []),
      ...(sound ? testTone(SECONDS) : []),
      ...(picture ? ['-c:v', ...picture] : []),
      ...(sound ? ['-c:a', ...sound] : []),
      ...rest,
    ],
  };
});

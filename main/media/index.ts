// Media: what a file is, how it becomes something Chromium plays whole, when its frames begin, and its bytes
// served in ranges. Every ffmpeg and ffprobe of Lectern starts behind this door, with its whitelists and limits;
// what a file says about itself is believed only after its packets were read.
export { type ConvertFailure, lengthOf } from './convert.ts';
export { seeksWell } from './copies.ts';
export { type Decision, decide, decideImport } from './decide.ts';
export type { FfmpegTools } from './ffmpeg.ts';
export { filmFacts } from './film.ts';
export { type FrameTable, frameTableBytes, type MeasuredFrames } from './frame-times.ts';
export { gainDbOf } from './loudness.ts';
export { createMedia, type Media } from './media.ts';
export { createMediaProcess } from './media-process.ts';
export { createPieceReader, type Pieces } from './pieces.ts';
export { piecesTypeOf } from './pieces-type.ts';
export type { Chapter, Probe, ProbeFailure, SoundStream, VideoStream } from './probe.ts';
export { type MediaSource, respondMedia } from './respond.ts';
export { mediaService } from './service.ts';
export { isSubtitleName, languageOfTag, readSubtitleName } from './subtitle-language.ts';
export { decodedText, subtitleBytesMax, subtitlesAsWebVtt } from './subtitles.ts';

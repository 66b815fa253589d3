import { rename, rm } from 'node:fs/promises';
import { fail, ok, type Result } from '../../core/words/index.ts';
import { type Decision, decide } from './decide.ts';
import { exactOptions, joinOptions, outputOptions } from './encode-options.ts';
import type { Ffmpeg, FfmpegFailure } from './ffmpeg.ts';
import { inPieces } from './pieces-type.ts';
import { type Probe, probe } from './probe.ts';
import { sameTimes } from './same-times.ts';

export type ConvertRequest = {
  readonly input: string;
  readonly probe: Probe;
  readonly decision: Extract<Decision, { kind: 'convert' }>;
  readonly output: string;
  /** Another path on the same disk: it is written there in pieces first, which can be played at once; then it is gone. */
  readonly piecesPath?: string | undefined;
  /** Nobody waits for it. */
  readonly idle?: boolean | undefined;
  /** 0..1 */
  readonly onProgress?: (part: number) => void;
  readonly signal?: AbortSignal | undefined;
};

export type ConvertFailure = {
  /** `tookTooLong`: of the film or of the PC, nobody knows. */
  readonly code: 'transcodeFailed' | 'tookTooLong' | 'diskFull' | 'ffmpegMissing' | 'cancelled';
  /** For the log; never shown as it is. */
  readonly detail: string;
};

/** The slowest PC Lectern is for encodes 1080p at about a quarter of real time. */
const timeLimitFactor = 20;
/** H.264 of a screen or a face at 1080p stays far below; a broken file that grows without end does not. */
const bytesPerSecondMax = 5_000_000;

export async function convert(ffmpeg: Ffmpeg, request: ConvertRequest): Promise<Result<Probe, ConvertFailure>> {
  const done = await convertUnchecked(ffmpeg, request);
  // What a virus scanner holds goes with the folder; it is no reason to throw the film away.
  if (request.piecesPath !== undefined) await rm(request.piecesPath, { force: true }).catch(() => undefined);
  if (!done.ok) await rm(request.output, { force: true });
  return done;
}

async function convertUnchecked(ffmpeg: Ffmpeg, request: ConvertRequest): Promise<Result<Probe, ConvertFailure>> {
  const { input, output, piecesPath, idle = false, signal } = request;
  const wantedSeconds = lengthOf(request.probe);
  const shape = piecesPath === undefined ? 'whole' : 'pieces';
  const decision = shape === 'pieces' ? inPieces(request.probe, request.decision) : request.decision;
  const abilities = await ffmpeg.abilities();
  if (abilities === null) return fail(await whyNotAsked(ffmpeg));
  const options = outputOptions(request.probe, decision, abilities, shape);
  if (options === null) return fail({ code: 'transcodeFailed', detail: 'no H.264 encoder' });
  const limits = {
    outputBytesMax: request.probe.bytes + Math.ceil(10_000_000 + wantedSeconds * bytesPerSecondMax),
    timeMs: 600_000 + wantedSeconds * 1000 * timeLimitFactor,
  };
  const converted = await ffmpeg.convert({
    ...{ input, inputOptions: [], outputOptions: options, output: piecesPath ?? output, ...limits, idle, signal },
    onProgress: (outputSeconds) => request.onProgress?.(Math.min(1, outputSeconds / Math.max(0.001, wantedSeconds))),
  });
  if (!converted.ok) return fail(failureOf(converted.error));
  if (piecesPath !== undefined) {
    const joined = await ffmpeg.convert({
      // A sound begins a little before 0, with what a decoder needs; moved to 0 it would move the picture too.
      ...{ input: piecesPath, inputOptions: ['-copyts'], outputOptions: joinOptions, output, ...limits, idle, signal },
    });
    if (!joined.ok) return fail(failureOf(joined.error));
  }
  const made = await checked(ffmpeg, request, converted.value.said);
  return made.ok && made.value.missesFrames !== null ? madeExact(ffmpeg, request, made.value, limits) : made;
}

/** A copied picture keeps the order of another container. Where ffmpeg cannot mend it (before 4.4), the film plays all the same. */
async function madeExact(
  ffmpeg: Ffmpeg,
  { output, idle = false, signal }: ConvertRequest,
  film: Probe,
  limits: { readonly outputBytesMax: number; readonly timeMs: number },
): Promise<Result<Probe, ConvertFailure>> {
  const exact = `${output}.exact`;
  const options = { inputOptions: ['-copyts'], outputOptions: exactOptions(film) };
  try {
    const written = await ffmpeg.convert({ input: output, ...options, output: exact, ...limits, idle, signal });
    if (!written.ok) return signal?.aborted ? fail(failureOf(written.error)) : ok(film);
    const after = await probe(ffmpeg, exact, signal);
    if (!after.ok || !sameTimes(film.frames, after.value.frames)) return ok(film);
    await rename(exact, output);
    return after;
  } finally {
    await rm(exact, { force: true });
  }
}

/** ffmpeg ends well also where it decoded nothing or reached its size limit: what came out is looked at. */
async function checked(
  ffmpeg: Ffmpeg,
  { probe: before, output, signal }: ConvertRequest,
  said: string,
): Promise<Result<Probe, ConvertFailure>> {
  const result = await probe(ffmpeg, output, signal);
  if (!result.ok) {
    const { code, detail } = result.error;
    if (code === 'cancelled' || code === 'ffmpegMissing' || code === 'tookTooLong') return fail({ code, detail });
    return fail({ code: 'transcodeFailed', detail: `${code} ${detail}\n${said}` });
  }
  const after = result.value;
  if (decide(after).kind !== 'keep')
    return fail({ code: 'transcodeFailed', detail: `still ${after.video.codec}\n${said}` });
  const missing = lengthOf(before) - lengthOf(after);
  if (missing > Math.max(1, lengthOf(before) * 0.02)) {
    return fail({ code: 'transcodeFailed', detail: `${missing.toFixed(1)} s are missing\n${said}` });
  }
  return ok(after);
}

/** How long something is to be seen or heard, wherever the file's time line begins. */
export function lengthOf({ startSeconds, durationSeconds }: Pick<Probe, 'startSeconds' | 'durationSeconds'>): number {
  return durationSeconds - startSeconds;
}

/** Why ffmpeg did not say what it can do. */
export async function whyNotAsked(ffmpeg: Ffmpeg): Promise<ConvertFailure> {
  const there = await ffmpeg.tools();
  return there.ok ? { code: 'tookTooLong', detail: 'what ffmpeg can do' } : failureOf(there.error);
}

export function failureOf({ code, detail }: FfmpegFailure): ConvertFailure {
  if (code === 'diskFull' || code === 'ffmpegMissing' || code === 'cancelled') return { code, detail };
  if (code === 'timeLimit') return { code: 'tookTooLong', detail };
  return { code: 'transcodeFailed', detail: `${code} ${detail}`.trim() };
}

import * as v from 'valibot';

/** Seconds on a lesson's own time line, from the first frame shown. */
export const MediaSeconds = v.pipe(v.number(), v.finite(), v.brand('MediaSeconds'));
export type MediaSeconds = v.InferOutput<typeof MediaSeconds>;

/** Milliseconds of main's monotonic clock; never steps, says nothing about the date. */
export const MonotonicMs = v.pipe(v.number(), v.finite(), v.brand('MonotonicMs'));
export type MonotonicMs = v.InferOutput<typeof MonotonicMs>;

/** Milliseconds since 1970, for records that people read. Never for timing: school PCs get it stepped. */
export const UnixMs = v.pipe(v.number(), v.integer(), v.minValue(0), v.brand('UnixMs'));
export type UnixMs = v.InferOutput<typeof UnixMs>;

export const Bytes = v.pipe(v.number(), v.integer(), v.minValue(0), v.brand('Bytes'));
export type Bytes = v.InferOutput<typeof Bytes>;

export const mediaSeconds = (seconds: number): MediaSeconds => seconds as MediaSeconds;
export const monotonicMs = (ms: number): MonotonicMs => ms as MonotonicMs;
export const unixMs = (ms: number): UnixMs => ms as UnixMs;
export const bytes = (count: number): Bytes => count as Bytes;

import type { Download, DownloadCode, DownloadSources, DownloadState } from '../../../core/contract/index.ts';
import type { UnixMs } from '../../../core/words/index.ts';

/**
 * What is written down of a download; why one waits and how quick one is are found out anew.
 *
 *                 its turn, and it may            all its files are here
 *   waiting ----------------------------> running ----------------------> done
 *    ^ ^ ^ |                              | | |
 *    | | | | pause                  pause | | | it may not any more: a lesson opens, the hour ends, all are stopped
 *    | | | +----------> paused <----------+ | +---> waiting
 *    | | +--- resume ------+                |
 *    | +----- resume, or it is due ----------- failed
 *    +------- asked for again ------------- done
 *
 *   cancel, from each of them: off the list.
 *   A restart or a kill: what ran waits, and goes on from the pieces that are here.
 */
export type EntryState =
  /** `tries`: how often in a row it failed before. */
  | { readonly kind: 'waiting'; readonly tries: number }
  | { readonly kind: 'running'; readonly tries: number }
  | { readonly kind: 'paused' }
  | Extract<DownloadState, { kind: 'failed' }>
  | Extract<DownloadState, { kind: 'done' }>;

export type Entry = Omit<Download, 'state' | 'hereBytes' | 'giver'> & {
  readonly position: number;
  /** Somebody wants it now: whatever the hour. */
  readonly hurried: boolean;
  readonly state: EntryState;
};

export type EntryEvent =
  | { readonly type: 'asked' | 'began' | 'paused' | 'resumed' | 'due' | 'held' }
  | { readonly type: 'came'; readonly atUnixMs: UnixMs }
  | { readonly type: 'failed'; readonly code: DownloadCode; readonly detail: string; readonly atUnixMs: UnixMs };

/** Its next state; the same where the event says nothing to it. */
export function next(entry: Entry, event: EntryEvent): Entry {
  const state = nextState(entry, event);
  return state === entry.state ? entry : { ...entry, state };
}

function nextState({ state }: Entry, event: EntryEvent): EntryState {
  const { kind } = state;
  const tries = 'tries' in state ? state.tries : 0;
  switch (event.type) {
    case 'asked':
      return kind === 'waiting' || kind === 'running' ? state : { kind: 'waiting', tries: 0 };
    case 'began':
      return { kind: 'running', tries };
    case 'held':
      return kind === 'running' ? { kind: 'waiting', tries } : state;
    case 'due':
      return kind === 'failed' ? { kind: 'waiting', tries } : state;
    case 'paused':
      return kind === 'done' ? state : { kind: 'paused' };
    case 'resumed':
      return kind === 'paused' || kind === 'failed' ? { kind: 'waiting', tries: 0 } : state;
    case 'came':
      return { kind: 'done', atUnixMs: event.atUnixMs };
    case 'failed':
      return failed(tries + 1, event);
  }
}

const MINUTE_MS = 60_000;
/** A line that is down for a moment, for an evening, for days. */
const AGAIN_MS = [1, 5, 15, 60, 180, 360].map((minutes) => minutes * MINUTE_MS);

/** Another hour changes nothing about these; a person has to, or the catalogue. */
const needsSomebody: ReadonlySet<DownloadCode> = new Set<DownloadCode>([
  ...(['lessonGone', 'withdrawn', 'noAddress', 'needsConversion', 'notMedia', 'noPicture', 'truncated'] as const),
  'ffmpegMissing',
]);

function failed(
  tries: number,
  { code, detail, atUnixMs }: Extract<EntryEvent, { type: 'failed' }>,
): Extract<EntryState, { kind: 'failed' }> {
  return { kind: 'failed', code, detail, tries, againUnixMs: againAt(code, tries, atUnixMs) };
}

function againAt(code: DownloadCode, tries: number, nowUnixMs: number): UnixMs | null {
  if (needsSomebody.has(code)) return null;
  return (nowUnixMs + (AGAIN_MS[Math.min(tries, AGAIN_MS.length) - 1] ?? 0)) as UnixMs;
}

export const noBytes: DownloadSources = { line: 0, room: 0, disk: 0 } as DownloadSources;

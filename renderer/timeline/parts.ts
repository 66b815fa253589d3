import type { Cue } from '../../core/words/index.ts';

export type Chapter = Extract<Cue, { kind: 'chapter' }>;
export type StopCue = Exclude<Cue, Chapter>;

/** One segment of the bar. A lesson without chapters is one nameless segment. */
export type Segment = {
  readonly key: string;
  readonly chapter: Chapter | null;
  readonly fromSeconds: number;
  readonly toSeconds: number;
};

export function segmentsOf(cues: readonly Cue[], durationSeconds: number): readonly Segment[] {
  const chapters = chaptersOf(cues).filter((chapter) => chapter.atSeconds < durationSeconds);
  const first = chapters[0];
  const starts: readonly { at: number; chapter: Chapter | null }[] = [
    ...(first && first.atSeconds <= 0 ? [] : [{ at: 0, chapter: null }]),
    ...chapters.map((chapter) => ({ at: Number(chapter.atSeconds), chapter })),
  ];
  return starts.map(({ at, chapter }, index) => ({
    key: chapter?.id ?? 'start',
    chapter,
    fromSeconds: Math.max(0, at),
    toSeconds: starts[index + 1]?.at ?? durationSeconds,
  }));
}

export function chaptersOf(cues: readonly Cue[]): readonly Chapter[] {
  return inOrder(cues).filter((cue): cue is Chapter => cue.kind === 'chapter');
}

export function stopsOf(cues: readonly Cue[]): readonly StopCue[] {
  return inOrder(cues).filter((cue): cue is StopCue => cue.kind !== 'chapter');
}

export function inOrder(cues: readonly Cue[]): readonly Cue[] {
  return [...cues].sort((a, b) => a.atSeconds - b.atSeconds);
}

/** How much of a segment lies before a time, 0..1. */
export function playedShare(segment: Segment, seconds: number): number {
  const length = segment.toSeconds - segment.fromSeconds;
  if (length <= 0) return 0;
  return Math.min(1, Math.max(0, (seconds - segment.fromSeconds) / length));
}

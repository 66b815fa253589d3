import { type Asset, mediaSeconds } from '../../core/words/index.ts';
import { frameTableBytes } from './frame-times.ts';
import type { Probe } from './probe.ts';

type FilmFacts = Pick<Asset, 'width' | 'height' | 'frames' | 'hasSound' | 'durationSeconds' | 'language' | 'variant'>;
type FrameTableDigest = Extract<Asset['frames'], { kind: 'table' }>['digest'];

/** What a lesson says of a film that was probed. Where its frames fit no formula, `keepTable` puts their times away. */
export async function filmFacts(
  probe: Probe,
  keepTable: (bytes: Uint8Array) => Promise<FrameTableDigest | null>,
): Promise<FilmFacts> {
  const { width, height } = probe.video;
  let frames: Asset['frames'];
  if (probe.frames.kind === 'constant') frames = probe.frames;
  else {
    const digest = await keepTable(frameTableBytes(probe.frames));
    frames = digest === null ? null : { kind: 'table', digest, count: probe.frames.count };
  }
  return {
    ...{ variant: `${Math.min(width, height)}p`, width, height, frames, hasSound: probe.sound !== null },
    durationSeconds: mediaSeconds(probe.durationSeconds),
    language: probe.sound?.language ?? null,
  };
}

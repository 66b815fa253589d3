import type { SceneName } from './script.ts';
import { framesPerSecond, sceneFadeSeconds, spokenSentence, type Timeline } from './timeline.ts';

/** One frame of the lesson, asked by what draws it: how far has this step come? */
export type Moment = {
  readonly scene: SceneName;
  readonly seconds: number;
  /** 0 while the scene is away, 1 while it stands. */
  readonly presence: number;
  /** How far a step has come, 0..1: it begins at a share of the sentence's words and lasts some seconds. */
  step(sentenceId: string, share: number, seconds: number): number;
};

export function momentAt(timeline: Timeline, frame: number): Moment {
  const found = [...timeline.sceneFrames].find(([, span]) => frame < span.endFrame);
  if (found === undefined) {
    throw new Error(`frame ${frame} is past the end`);
  }
  const [scene, span] = found;
  const fade = sceneFadeSeconds * framesPerSecond;
  const first = span.startFrame === 0;
  const last = span.endFrame === timeline.frameCount;
  const arrived = first ? 1 : (frame - span.startFrame + 1) / fade;
  const leaving = last ? 1 : (span.endFrame - frame) / fade;
  return {
    scene,
    seconds: frame / framesPerSecond,
    presence: eased(Math.min(arrived, leaving)),
    step: (sentenceId, share, seconds) => {
      const spoken = spokenSentence(timeline, sentenceId);
      const beginFrame = spoken.voiceFrame + (spoken.quietFrame - spoken.voiceFrame) * share;
      return eased((frame - beginFrame) / (seconds * framesPerSecond));
    },
  };
}

/** Slow at both ends, so that nothing starts or stops with a jerk. */
export function eased(share: number): number {
  const t = Math.min(1, Math.max(0, share));
  return t * t * (3 - 2 * t);
}

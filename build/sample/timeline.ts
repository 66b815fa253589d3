import { type SceneName, type Sentence, scenes } from './script.ts';

/**
 * Turns the lengths of the spoken sentences into frames. All that happens in the lesson begins on a frame of
 * 25 a second, so every time in lesson.json and in the captions is a multiple of 0.04 s.
 */
export const framesPerSecond = 25;

/** Quiet before the first words of a scene: the old picture has gone and the new one stands. */
const sceneLeadSeconds = 0.8;
/** How long a scene takes to come in. A chapter begins when it has. */
export const sceneFadeSeconds = 0.32;
/** After the words, before a pause point: the voice has died away and the step is drawn. */
const pauseDelaySeconds = 0.6;

export const framesOf = (seconds: number): number => Math.ceil(seconds * framesPerSecond - 1e-9);
export const secondsOf = (frames: number): number => Math.round((frames / framesPerSecond) * 100) / 100;

export type SpokenSentence = {
  readonly sentence: Sentence;
  readonly voiceFrame: number;
  readonly quietFrame: number;
  readonly endFrame: number;
};

export type Timeline = {
  readonly spoken: readonly SpokenSentence[];
  readonly sceneFrames: ReadonlyMap<SceneName, { readonly startFrame: number; readonly endFrame: number }>;
  readonly frameCount: number;
};

/** `voiceSeconds` has the measured length of each sentence's recording, by sentence id. */
export function layOut(sentences: readonly Sentence[], voiceSeconds: ReadonlyMap<string, number>): Timeline {
  const spoken: SpokenSentence[] = [];
  const sceneFrames = new Map<SceneName, { startFrame: number; endFrame: number }>();
  let frame = 0;
  for (const scene of scenes) {
    const startFrame = frame;
    frame += framesOf(sceneLeadSeconds);
    for (const sentence of sentences.filter((one) => one.scene === scene)) {
      const seconds = voiceSeconds.get(sentence.id);
      if (seconds === undefined) {
        throw new Error(`no recording for the sentence ${sentence.id}`);
      }
      const quietFrame = frame + framesOf(seconds);
      const endFrame = quietFrame + framesOf(sentence.restSeconds);
      spoken.push({ sentence, voiceFrame: frame, quietFrame, endFrame });
      frame = endFrame;
    }
    sceneFrames.set(scene, { startFrame, endFrame: frame });
  }
  return { spoken, sceneFrames, frameCount: frame };
}

export function spokenSentence(timeline: Timeline, id: string): SpokenSentence {
  const found = timeline.spoken.find((one) => one.sentence.id === id);
  if (found === undefined) {
    throw new Error(`no sentence ${id}`);
  }
  return found;
}

/** When a chapter may begin: its picture has come in, its words not yet. The first begins with the lesson. */
export function chapterSeconds(timeline: Timeline, scene: SceneName): number {
  const startFrame = timeline.sceneFrames.get(scene)?.startFrame ?? 0;
  return startFrame === 0 ? 0 : secondsOf(startFrame + framesOf(sceneFadeSeconds));
}

export const stopSeconds = (timeline: Timeline, sentenceId: string): number =>
  secondsOf(spokenSentence(timeline, sentenceId).quietFrame + framesOf(pauseDelaySeconds));

import { describe, expect, test } from 'vitest';
import { captions } from './captions.ts';
import { lessonFile } from './lessonFile.ts';
import { momentAt } from './moment.ts';
import { poseAt } from './presenter/index.ts';
import { scriptCues, sentences } from './script.ts';
import { slideAt } from './slide/index.ts';
import { chapterSeconds, layOut, secondsOf, spokenSentence, stopSeconds } from './timeline.ts';

/** Recordings of uneven lengths, none of them a whole number of frames. */
const recorded = new Map(sentences.map(({ id }, index) => [id, 2.013 + (index % 5) * 0.717]));
const timeline = layOut(sentences, recorded);

const isOnFrame = (seconds: number): boolean => Math.abs(seconds * 25 - Math.round(seconds * 25)) < 1e-6;

describe('the timeline', () => {
  test('sentences follow one another, each as long as its recording, and end with the lesson', () => {
    let frame = 0;
    for (const { sentence, voiceFrame, quietFrame, endFrame } of timeline.spoken) {
      expect(voiceFrame).toBeGreaterThanOrEqual(frame);
      expect(quietFrame - voiceFrame).toBeGreaterThanOrEqual((recorded.get(sentence.id) ?? 0) * 25);
      frame = endFrame;
    }
    expect(frame).toBe(timeline.frameCount);
  });

  test('a sentence without a recording is refused by its id', () => {
    expect(() => layOut(sentences, new Map())).toThrow('hello');
  });

  test('every cue falls on a frame, in order, and between sentences', () => {
    const seconds = scriptCues.map((cue) =>
      cue.kind === 'chapter' ? chapterSeconds(timeline, cue.scene) : stopSeconds(timeline, cue.after),
    );
    expect(seconds).toEqual([...seconds].sort((a, b) => a - b));
    for (const at of seconds) {
      expect(isOnFrame(at)).toBe(true);
      const speaking = timeline.spoken.some((one) => at > secondsOf(one.voiceFrame) && at < secondsOf(one.quietFrame));
      expect(speaking).toBe(false);
    }
  });

  test('captions are in frame time, one per sentence, in both languages', () => {
    for (const language of ['zh', 'en'] as const) {
      const text = captions(timeline, language);
      const times = [...text.matchAll(/(\d\d):(\d\d):(\d\d\.\d\d\d)/g)].map(
        ([, hours, minutes, seconds]) => Number(hours) * 3600 + Number(minutes) * 60 + Number(seconds),
      );
      expect(times).toHaveLength(sentences.length * 2);
      expect(times.every(isOnFrame)).toBe(true);
      expect(times).toEqual([...times].sort((a, b) => a - b));
    }
  });
});

describe('the drawn frames', () => {
  test('no text on a slide is under 56 px, which is 3.7% of the height even beside the presenter', () => {
    const sizes = Array.from({ length: Math.floor(timeline.frameCount / 10) }, (_, index) => {
      const svg = slideAt(momentAt(timeline, index * 10));
      return [...svg.matchAll(/font-size="([\d.]+)"/g)].map(([, size]) => Number(size));
    }).flat();
    expect(sizes.length).toBeGreaterThan(1000);
    expect(Math.min(...sizes)).toBeGreaterThanOrEqual(56);
  });

  test('at a pause point the slide stands still: half a second before and after it looks the same', () => {
    for (const id of ['try', 'ask']) {
      const frame = Math.round(stopSeconds(timeline, id) * 25);
      expect(slideAt(momentAt(timeline, frame - 12))).toBe(slideAt(momentAt(timeline, frame)));
      expect(slideAt(momentAt(timeline, frame + 12))).toBe(slideAt(momentAt(timeline, frame)));
    }
  });

  test('the mouth is shut where nothing is said', () => {
    const loudness = Array.from({ length: timeline.frameCount }, () => 0);
    expect(poseAt(timeline, loudness, spokenSentence(timeline, 'try').quietFrame + 5).mouth).toBe(0);
  });
});

test('lesson.json names five files and six chapters, one bare pause and one question', () => {
  const written = JSON.parse(JSON.stringify(lessonFile(timeline)));
  expect(written.assets).toHaveLength(5);
  expect(written.cues.map((cue: { kind: string }) => cue.kind).sort()).toEqual([
    ...Array.from({ length: 6 }, () => 'chapter'),
    'pause',
    'question',
  ]);
  const videos = written.assets.filter((asset: { mediaType: string }) => asset.mediaType === 'video/mp4');
  expect(new Set(videos.map((asset: { frames: { count: number } }) => asset.frames.count)).size).toBe(1);
});

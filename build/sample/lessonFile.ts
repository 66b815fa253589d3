import { presenterHeight, presenterWidth } from './presenter/index.ts';
import { type ScriptCue, scriptCues } from './script.ts';
import { slideHeight, slideWidth } from './slide/index.ts';
import { chapterSeconds, framesPerSecond, secondsOf, stopSeconds, type Timeline } from './timeline.ts';

/**
 * What stands in lesson.json: a lesson as core/words/lesson.ts has it, with files by name in place of digests,
 * which whoever imports it computes.
 */
function cue(timeline: Timeline, from: ScriptCue): object {
  switch (from.kind) {
    case 'chapter':
      return {
        kind: 'chapter',
        id: from.id,
        atSeconds: chapterSeconds(timeline, from.scene),
        title: { 'zh-CN': from.zh, en: from.en },
      };
    case 'pause':
      return { kind: 'pause', id: from.id, atSeconds: stopSeconds(timeline, from.after) };
    case 'question': {
      const text = { 'zh-CN': from.zh, en: from.en };
      return {
        kind: 'question',
        id: from.id,
        atSeconds: stopSeconds(timeline, from.after),
        text,
        thinkSeconds: from.thinkSeconds,
      };
    }
  }
}

export const posterSize = { width: 1280, height: 720 } as const;

export function lessonFile(timeline: Timeline): object {
  const durationSeconds = secondsOf(timeline.frameCount);
  const frames = {
    kind: 'constant',
    rateNumerator: framesPerSecond,
    rateDenominator: 1,
    startSeconds: 0,
    count: timeline.frameCount,
  };
  const still = { durationSeconds: null, width: null, height: null, frames: null, hasSound: false };
  const video = { mediaType: 'video/mp4', durationSeconds, frames };
  const subtitles = (language: string): object => ({
    role: 'subtitles',
    variant: 'full',
    file: `captions.${language}.vtt`,
    mediaType: 'text/vtt',
    language,
    ...still,
  });
  return {
    id: 'sanjiaoxing-neijiaohe',
    title: { 'zh-CN': '三角形的内角和', en: 'The angle sum of a triangle' },
    summary: {
      'zh-CN': '量一量、拼一拼、折一折，再讲道理：三角形的内角和是 180°。',
      en: 'Measure, tear, fold, and see why: the angles of a triangle add up to 180°.',
    },
    stage: 'primary',
    grade: 4,
    subject: 'mathematics',
    volume: 'lower',
    unit: { 'zh-CN': '第五单元 三角形', en: 'Unit 5: Triangles' },
    edition: { publisher: '人教版', year: 2022 },
    durationSeconds,
    licence: 'CC-BY-4.0',
    attribution: 'Lectern 讲台',
    assets: [
      {
        role: 'explanation',
        variant: '1152p',
        file: 'explanation.mp4',
        language: 'zh-CN',
        width: presenterWidth,
        height: presenterHeight,
        hasSound: true,
        ...video,
      },
      {
        role: 'screen',
        variant: '1080p',
        file: 'screen.mp4',
        language: 'zh-CN',
        width: slideWidth,
        height: slideHeight,
        hasSound: false,
        ...video,
      },
      subtitles('zh-CN'),
      subtitles('en'),
      {
        role: 'poster',
        variant: '720p',
        file: 'poster.jpg',
        mediaType: 'image/jpeg',
        language: null,
        ...still,
        ...posterSize,
      },
    ],
    cues: scriptCues.map((from) => cue(timeline, from)),
  };
}

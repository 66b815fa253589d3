import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { noCorrection, type SlideCorrection } from '../../core/session/index.ts';
import { fail, type Lesson, type LessonId, mediaSeconds, ok } from '../../core/words/index.ts';
import { type DataFolder, dataFolder } from '../../tests/support/data.ts';
import { createSlides, type Slides } from './index.ts';

const id = 'own/recording' as LessonId;
const add = (at: number) => ({ lessonId: id, change: { kind: 'add' as const, atSeconds: mediaSeconds(at) } });
const remove = (at: number) => ({ lessonId: id, change: { kind: 'remove' as const, atSeconds: mediaSeconds(at) } });

let data: DataFolder;
let told: SlideCorrection[];
let slides: Slides;
beforeEach(() => {
  data = dataFolder();
  told = [];
  slides = createSlides({
    library: data.openLibrary(),
    lessonOf: async (lessonId) => (lessonId === id ? ({ id } as Lesson) : null),
    onCorrected: async (_, correction) => void told.push(correction),
  });
});
afterEach(() => data.clean());

describe('slides put right', () => {
  test('are kept by lesson, told to who projects it, and answered with what was before', async () => {
    expect(await slides.of(id)).toEqual(noCorrection);
    expect(await slides.correct(add(20))).toEqual(ok({ before: noCorrection }));
    const one = { added: [20], removed: [] };
    expect(await slides.of(id)).toEqual(one);
    expect(await slides.correct(remove(30))).toEqual(ok({ before: one }));
    expect(told.at(-1)).toEqual({ added: [20], removed: [30] });
  });

  test('are back as they were by what was answered', async () => {
    await slides.correct(add(20));
    const removed = await slides.correct(remove(20));
    if (!removed.ok) throw new Error(removed.error.code);
    const correction = removed.value.before;
    await slides.correct({ lessonId: id, change: { kind: 'restore', correction } });
    expect(await slides.of(id)).toEqual({ added: [20], removed: [] });
    await slides.correct({ lessonId: id, change: { kind: 'restore', correction: noCorrection } });
    expect(await slides.of(id)).toEqual(noCorrection);
  });

  test('pressed at once are all kept', async () => {
    await Promise.all([10, 20, 30, 40].map((at) => slides.correct(add(at))));
    expect((await slides.of(id)).added).toEqual([10, 20, 30, 40]);
  });

  test('are refused where there is no lesson, and where there are too many', async () => {
    const gone = { ...add(1), lessonId: 'own/gone' as LessonId };
    expect(await slides.correct(gone)).toEqual(fail({ code: 'lessonGone' }));
    const full = { added: Array.from({ length: 1000 }, (_, n) => mediaSeconds(n)), removed: [] };
    await slides.correct({ lessonId: id, change: { kind: 'restore', correction: full } });
    expect(await slides.correct(add(5000))).toEqual(fail({ code: 'tooMany' }));
    expect(await slides.of(id)).toEqual(full);
  });
});

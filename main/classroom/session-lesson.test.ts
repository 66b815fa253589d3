import { describe, expect, test } from 'vitest';
import { type Asset, bytes, type Cue, type Lesson, mediaSeconds } from '../../core/words/index.ts';
import { digestOf, track } from '../../tests/fixtures/session.ts';
import { sessionLesson, slideSeconds } from './session-lesson.ts';

const chapter = (atSeconds: number): Cue =>
  ({ kind: 'chapter', id: `c${atSeconds}`, atSeconds: mediaSeconds(atSeconds), title: { en: 'a' } }) as Cue;
const pause = (atSeconds: number): Cue => ({ kind: 'pause', id: 'p', atSeconds: mediaSeconds(atSeconds) }) as Cue;

describe('the slides of a lesson', () => {
  test('begin with the first, and where a change was found', () => {
    expect(slideSeconds([12.5, 30], [])).toEqual([0, 12.5, 30]);
  });

  test('are never fewer than the chapters, which say better when they begin', () => {
    expect(slideSeconds([12.5, 30], [chapter(0), chapter(12), chapter(13), chapter(50)])).toEqual([0, 12, 13, 30, 50]);
    expect(slideSeconds([], [chapter(1), chapter(2)])).toEqual([1, 2]);
  });

  test('have nothing to do with pause points', () => {
    expect(slideSeconds([12.5], [pause(20)])).toEqual([0, 12.5]);
  });
});

describe('the films of a lesson', () => {
  const film = (name: string, width: number, height: number, change: Partial<Asset> = {}): Asset => ({
    ...track('screen', { digest: digestOf(name), width, height }),
    ...{ bytes: bytes(1), variant: `${height}p`, language: null, durationSeconds: mediaSeconds(120) },
    ...change,
  });
  const playable = (...assets: Asset[]) =>
    sessionLesson({ id: 'a/1', title: { en: 'a' }, assets, cues: [], durationSeconds: 120 } as never as Lesson);

  test('[S57] that are there in several sizes play in the largest, and in a smaller one where that is too much', () => {
    const lesson = playable(film('small', 854, 480), film('large', 1920, 1080), film('middle', 1280, 720));
    const [screen] = lesson?.tracks ?? [];
    expect(screen).toMatchObject({ digest: digestOf('large'), width: 1920 });
    expect(screen?.lighter?.map(({ digest }) => digest)).toEqual([digestOf('middle'), digestOf('small')]);
  });

  test('are not taken for one another where their frames are others, or what is said in them', () => {
    const other = track('screen', { frames: { ...track('screen').frames, count: 2999 } }).frames;
    const english = { language: 'en' };
    const lesson = playable(
      film('a', 1920, 1080),
      film('b', 854, 480, { frames: other }),
      film('c', 640, 360, english),
    );
    expect(lesson?.tracks).toHaveLength(1);
    expect(lesson?.tracks[0]).not.toHaveProperty('lighter');
  });
});

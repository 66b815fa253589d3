import { describe, expect, test } from 'vitest';
import { type Asset, bytes, type Lesson, mediaSeconds } from '../../core/words/index.ts';
import { digestOf, track } from '../../tests/fixtures/session.ts';
import { sessionLesson } from './session-lesson.ts';

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

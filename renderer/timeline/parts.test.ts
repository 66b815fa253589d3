import { describe, expect, test } from 'vitest';
import { type Cue, type CueId, mediaSeconds } from '../../core/words/index.ts';
import { playedShare, segmentsOf, stopsOf } from './parts.ts';

const chapter = (id: string, at: number): Cue => ({
  kind: 'chapter',
  id: id as CueId,
  atSeconds: mediaSeconds(at),
  title: { en: id },
});
const pause = (id: string, at: number): Cue => ({ kind: 'pause', id: id as CueId, atSeconds: mediaSeconds(at) });

describe('the segments of a timeline', () => {
  test('are one without chapters', () => {
    expect(segmentsOf([], 60)).toEqual([{ key: 'start', chapter: null, fromSeconds: 0, toSeconds: 60 }]);
  });

  test('cover the lesson without gaps, whatever order the chapters come in', () => {
    const segments = segmentsOf([chapter('b', 20), pause('p', 5), chapter('a', 0)], 60);
    expect(segments.map(({ key, fromSeconds, toSeconds }) => [key, fromSeconds, toSeconds])).toEqual([
      ['a', 0, 20],
      ['b', 20, 60],
    ]);
  });

  test('begin with a nameless one where the first chapter comes later', () => {
    expect(segmentsOf([chapter('a', 10)], 60).map(({ key }) => key)).toEqual(['start', 'a']);
  });

  test('leave out a chapter that lies behind the end', () => {
    expect(segmentsOf([chapter('a', 0), chapter('late', 90)], 60).map(({ key }) => key)).toEqual(['a']);
  });

  test('are played from nothing to all', () => {
    const [, second] = segmentsOf([chapter('a', 0), chapter('b', 20)], 60);
    if (!second) throw new Error('no second segment');
    expect([10, 20, 40, 60, 70].map((at) => playedShare(second, at))).toEqual([0, 0, 0.5, 1, 1]);
  });
});

test('stops are what is no chapter, in order', () => {
  expect(stopsOf([pause('z', 9), chapter('a', 1), pause('y', 3)]).map(({ id }) => id)).toEqual(['y', 'z']);
});

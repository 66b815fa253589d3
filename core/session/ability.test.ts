import { describe, expect, test } from 'vitest';
import { digestOf, lessonOf, open, track, walk } from '../../tests/fixtures/session.ts';
import { playedTracks, qualitiesOf, qualityOf } from './ability.ts';
import type { LighterFile, Quality } from './ability-state.ts';
import type { SessionLesson, Track } from './state.ts';
import { viewOf } from './view.ts';

const small = (name: string, width: number, height: number): LighterFile => ({
  ...{ digest: digestOf(name), mediaType: 'video/mp4' },
  ...{ width, height },
});
const dropped = (quality: Quality, droppedShare = 0.4) => ({ type: 'dropped', droppedShare, quality }) as const;
const wide = (role: Track['role'], ...lighter: LighterFile[]) => track(role, { width: 1920, height: 1080, lighter });

/** Two tracks of 1080p, each with a file of 720p and one of 480p. */
const rich = lessonOf({
  tracks: [
    wide('explanation', small('e720', 1280, 720), small('e480', 854, 480)),
    wide('screen', small('s720', 1280, 720), small('s480', 854, 480)),
  ],
});
const poor = lessonOf({ tracks: [wide('explanation'), wide('screen')] });
const single = lessonOf({ tracks: [wide('composite', small('c480', 854, 480))] });

describe('the qualities of a lesson', () => {
  test('[S57] are those in which it looks different, best first', () => {
    const of = (lesson: SessionLesson) => qualitiesOf(lesson);
    expect(of(rich)).toEqual(['full', '720p', '480p', 'one']);
    expect(of(poor)).toEqual(['full', 'one']);
    expect(of(single)).toEqual(['full', '480p']);
    expect(of(lessonOf({ tracks: [wide('composite')] }))).toEqual(['full']);
  });

  test('[S57] change the file that is played of a track, and nothing else of it', () => {
    const digests = (quality: Quality) => playedTracks(rich, quality).map(({ digest }) => digest);
    expect(digests('full')).toEqual([digestOf('explanation'), digestOf('screen')]);
    expect(digests('480p')).toEqual([digestOf('e480'), digestOf('s480')]);
    expect(digests('one')).toEqual([digestOf('e720'), digestOf('s720')]);
    expect(playedTracks(rich, '480p')[1]).toMatchObject({ width: 1920, height: 1080, role: 'screen' });
    expect(playedTracks(poor, '480p')).toEqual(poor.tracks);
  });
});

describe('a PC that loses frames', () => {
  test('[S57] is given less, step by step, and both windows show it', () => {
    const { say, state } = walk(rich);
    expect(qualityOf(state())).toBe('full');
    expect(say(dropped('full'))).toBeNull();
    expect(qualityOf(state())).toBe('720p');
    expect(say(dropped('full')), 'the other window, about what is no more').toBe('stale');
    say(dropped('720p'));
    expect(qualityOf(state())).toBe('480p');
    expect(viewOf(state(), 'screen').layout.kind).toBe('sideBySide');
    say(dropped('480p'));
    expect(qualityOf(state())).toBe('one');
    for (const role of ['console', 'screen'] as const) expect(viewOf(state(), role).layout.kind).toBe('screenOnly');
    expect(say(dropped('one')), 'nothing is left to spare').toBe('alreadySo');
  });

  test('[S57] without smaller files shows the screen’s track alone; the teacher’s own layout is kept', () => {
    const { say, state } = walk(poor);
    say(dropped('full'));
    expect(viewOf(state(), 'screen').layout.kind).toBe('screenOnly');
    expect(state().layout.kind).toBe('sideBySide');
    say({ type: 'layout', kind: 'explanationOnly' });
    expect(viewOf(state(), 'screen').layout.kind).toBe('explanationOnly');
    say({ type: 'layout', kind: 'pictureInPicture' });
    say({ type: 'freeze', frozen: true, presentedSeconds: null });
    expect(viewOf(state(), 'screen').layout.kind).toBe('screenOnly');
    say({ type: 'freeze', frozen: false, presentedSeconds: null });
    say({ type: 'quality', chosen: 'full' });
    expect(viewOf(state(), 'screen').layout.kind).toBe('pictureInPicture');
  });

  test('[S57] plays the next lesson in full where that needs less than what was too much', () => {
    const { say, state } = walk(rich);
    say(dropped('full'));
    say(open(lessonOf({ tracks: [track('explanation', { width: 496, height: 792 }), wide('screen')] })));
    expect(qualityOf(state())).toBe('full');
    say(open(poor));
    expect(qualityOf(state())).toBe('one');
    say({ type: 'end' });
    say(open(rich));
    expect(qualityOf(state()), 'and does not forget it').toBe('720p');
  });

  test('[S57] counts only the track that is shown', () => {
    const { say, state } = walk(rich);
    say({ type: 'layout', kind: 'screenOnly' });
    say(dropped('full'));
    expect(state().ability.tooMuch).toBe(1920 * 1080 * 25);
    expect(qualityOf(state())).toBe('720p');
  });

  test('[S57] plays what the teacher chooses, and is not asked about it again', () => {
    const { say, state } = walk(rich);
    expect(say({ type: 'quality', chosen: null })).toBe('alreadySo');
    say(dropped('full'));
    expect(say({ type: 'quality', chosen: 'full' })).toBeNull();
    expect(qualityOf(state())).toBe('full');
    expect(say(dropped('full'))).toBe('alreadySo');
    say({ type: 'quality', chosen: '480p' });
    expect(qualityOf(state())).toBe('480p');
    say(open(poor));
    expect(qualityOf(state()), 'a lesson that has none').toBe('full');
    say({ type: 'quality', chosen: null });
    expect(qualityOf(state())).toBe('one');
  });
});

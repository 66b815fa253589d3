import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { needMedia } from '../fixtures/media.ts';
import { type Classroom, openClassroom } from '../harness/classroom.ts';
import { openPauseRoom, type PauseRoom } from '../harness/exact-pauses.ts';
import { createRandom } from '../sim/random.ts';

// A hundredth of `npm run soak -- pauses`, on films that are passed on with Lectern.

const SEED = 11;
let room: Classroom;
let pauses: PauseRoom;
beforeAll(async () => {
  room = await openClassroom();
  pauses = await openPauseRoom(room);
});
afterAll(() => room?.clear());

describe('a pause in a film that somebody else made', () => {
  for (const [name, title] of [
    ['movie_300.mp4', 'pause a'],
    ['cup.mp4', 'pause b'],
    ['test-vp8-vorbis-webvtt.webm', 'pause c'],
    ['RGB_Circles.mov', 'pause d'],
    ['400x300_seg0_5s.m2t', 'pause e'],
  ] as const) {
    test(`stands on the session’s frame in both windows: ${name}`, async (context) => {
      const film = await pauses.open(needMedia(context, name), title);
      for (const n of [1, 2]) {
        const pause = await film.pause(createRandom(SEED + n));
        expect(pause.exact, JSON.stringify(pause)).toBe(true);
      }
      await film.close();
    });
  }
});

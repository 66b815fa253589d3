import { afterEach, describe, expect, test, vi } from 'vitest';
import type * as Clock from '../../core/session/clock.ts';
import type * as Follow from '../../core/session/follow.ts';
import type * as Annotations from '../../main/annotations/annotations.ts';
import type * as SoundTurn from '../../renderer/player/sound-turn.ts';
import type { Outcome } from './lesson.ts';

/** A simulation that cannot fail shows nothing. Each mutation breaks one law; some lesson must notice. */

afterEach(() => {
  vi.doUnmock('../../core/session/follow.ts');
  vi.doUnmock('../../core/session/clock.ts');
  vi.doUnmock('../../renderer/player/sound-turn.ts');
  vi.doUnmock('../../main/annotations/annotations.ts');
  vi.resetModules();
});

/** The rule that the first broken lesson of these seeds names, or null when all of them held. */
async function firstBroken(seeds = 12): Promise<string | null> {
  vi.resetModules();
  const { simulateLesson } = (await import('./lesson.ts')) as { simulateLesson: (seed: number) => Promise<Outcome> };
  for (let seed = 1000; seed < 1000 + seeds; seed += 1) {
    const { broken } = await simulateLesson(seed);
    if (broken) return broken.rule;
  }
  return null;
}

describe('the simulation notices', { timeout: 60_000 }, () => {
  test('a law that never corrects', async () => {
    vi.doMock('../../core/session/follow.ts', async (original) => ({
      ...(await original<typeof Follow>()),
      correct: () => ({ kind: 'hold' }),
    }));
    expect(await firstBroken()).toMatch(/ s off at /);
  });

  test('a law that nudges the wrong way', async () => {
    vi.doMock('../../core/session/follow.ts', async (original) => {
      const real = await original<typeof Follow>();
      return { ...real, correct: (error: number, state: Follow.FollowState) => real.correct(-error, state) };
    });
    expect(await firstBroken()).toMatch(/ s off at /);
  });

  test('a window that believes its first answer about the clock for ever', async () => {
    vi.doMock('../../core/session/clock.ts', async (original) => {
      const real = await original<typeof Clock>();
      const learnOffset: typeof real.learnOffset = (known, sample) => known ?? real.offsetOf(sample);
      return { ...real, learnOffset };
    });
    expect(await firstBroken()).not.toBeNull();
  });

  test('a window that sounds without waiting for its turn', async () => {
    vi.doMock('../../renderer/player/sound-turn.ts', async (original) => ({
      ...(await original<typeof SoundTurn>()),
      takeTurn: (_: unknown, onTurn: () => void) => {
        queueMicrotask(onTurn);
        return () => undefined;
      },
    }));
    expect(await firstBroken(40)).toMatch(/two windows sound/);
  });

  test('a main that acknowledges a stroke before it is on the disk', async () => {
    vi.doMock('../../main/annotations/annotations.ts', async (original) => {
      const real = await original<typeof Annotations>();
      const createAnnotations: typeof real.createAnnotations = (deps) => {
        const annotations = real.createAnnotations(deps);
        let promised = 0;
        return {
          ...annotations,
          commit: async (record) => {
            void annotations.commit(record);
            promised += 1;
            return { ok: true, value: { sequence: promised } };
          },
        };
      };
      return { ...real, createAnnotations };
    });
    expect(await firstBroken()).toMatch(/acknowledged/);
  });

  test('nothing where nothing is broken', async () => {
    expect(await firstBroken(3)).toBeNull();
  });
});

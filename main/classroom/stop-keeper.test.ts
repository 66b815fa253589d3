import { describe, expect, test } from 'vitest';
import type { SessionLesson } from '../../core/session/index.ts';
import { type ClassId, type LessonId, mediaSeconds, type WindowId } from '../../core/words/index.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { streamLog } from '../log.ts';
import { createSession } from './session.ts';
import { createStopKeeper, KEEP_EVERY_MS, type KeptStop } from './stop-keeper.ts';

const lesson: SessionLesson = {
  id: 'feed/lesson' as LessonId,
  title: { 'zh-CN': '三角形的内角和' },
  subject: 'mathematics',
  durationSeconds: mediaSeconds(120),
  tracks: [
    {
      role: 'composite',
      digest: 'a'.repeat(64) as SessionLesson['tracks'][number]['digest'],
      mediaType: 'video/mp4',
      width: 1920,
      height: 1080,
      frames: {
        kind: 'constant',
        rateNumerator: 25,
        rateDenominator: 1,
        startSeconds: mediaSeconds(0),
        count: 3000,
      },
      hasSound: true,
    },
  ],
  captions: [],
  cues: [],
};
const windowId = 'w' as WindowId;
const classId = (name: string) => name as ClassId;

function classroom() {
  const clock = createVirtualClock();
  const session = createSession(clock);
  const kept: KeptStop[] = [];
  const keeper = createStopKeeper({
    session,
    remember: async (stop) => void kept.push(stop),
    clock,
    log: streamLog(() => undefined),
  });
  const open = (name: string, fromSeconds = 0) =>
    session.dispatch({
      type: 'open',
      lesson,
      teacherId: null,
      classId: classId(name),
      fromSeconds: mediaSeconds(fromSeconds),
    });
  const play = async () => {
    session.dispatch({ type: 'play' });
    const { motion } = session.state();
    if (motion.kind === 'gathering') session.dispatch({ type: 'ready', windowId, gathering: motion.gathering });
    await clock.run(1);
  };
  session.dispatch({ type: 'attach', windowId, role: 'console' });
  return { clock, session, keeper, kept, open, play };
}

describe('the place of a class in a lesson', () => {
  test('is kept when the lesson pauses', async () => {
    const { clock, session, kept, open, play } = classroom();
    open('4(2)');
    await play();
    await clock.run(3000);
    session.dispatch({ type: 'pause', reason: 'teacher', presentedSeconds: mediaSeconds(2.9) });
    await clock.run(1);
    expect(kept.at(-1)).toMatchObject({ classId: '4(2)', lessonId: lesson.id, finished: false });
    expect(kept.at(-1)?.stopSeconds).toBeCloseTo(2.9, 1);
  });

  test('is kept every few seconds of playing, for the day the power fails', async () => {
    const { clock, kept, open, play } = classroom();
    open('4(2)');
    await play();
    await clock.run(KEEP_EVERY_MS * 3 + 500);
    expect(kept).toHaveLength(3);
    expect(kept[2]?.stopSeconds).toBeGreaterThan(10);
  });

  test('of a lesson that was only opened and closed again stays the older one', async () => {
    const { clock, session, kept, open } = classroom();
    open('4(2)', 41);
    session.dispatch({ type: 'end' });
    await clock.run(10);
    expect(kept).toEqual([]);
  });

  test('belongs to the class that was taught, also when another is chosen on the way', async () => {
    const { clock, session, kept, open, play } = classroom();
    open('4(2)');
    await play();
    await clock.run(3000);
    session.dispatch({ type: 'class', teacherId: null, classId: classId('4(3)') });
    await clock.run(1);
    expect(kept.at(-1)?.classId).toBe('4(2)');
  });

  test('at the end of the lesson is known as finished', async () => {
    const { clock, kept, open, play } = classroom();
    open('4(2)', 117);
    await play();
    await clock.run(5000);
    expect(kept.at(-1)).toMatchObject({ finished: true });
  });

  test('is kept when Lectern leaves in the middle of playing', async () => {
    const { clock, keeper, kept, open, play } = classroom();
    open('4(2)');
    await play();
    await clock.run(2000);
    await keeper.flush();
    expect(kept).toHaveLength(1);
  });
});

import { expect, test } from 'vitest';
import type { Caller } from '../../core/contract/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import { CONSOLE, lessonOf, open, SCREEN } from '../../tests/fixtures/session.ts';
import { createVirtualClock } from '../host/fake/index.ts';
import { createSession } from './session.ts';
import { sessionHandlers } from './session-handlers.ts';

const teacher: Caller = { windowId: CONSOLE, role: 'console' };
const glass: Caller = { windowId: SCREEN, role: 'screen' };

test('a locked glass takes nothing from pen and finger, and the presenter remote goes on', async () => {
  const session = createSession(createVirtualClock());
  session.dispatch({ type: 'attach', windowId: SCREEN, role: 'screen' });
  session.dispatch(open(lessonOf()));
  session.dispatch({ type: 'panel', touch: 'locked' });
  const handlers = sessionHandlers({
    session,
    classroom: {} as never,
    keepCutting: {} as never,
    largeScreen: { displays: () => ({ largeScreen: { kind: 'none' } }) as never },
    lastInkSequence: async () => 0,
  });
  const say = async (command: Parameters<(typeof handlers)['session.command']>[0], caller = glass) => {
    const answer = await handlers['session.command'](command, caller);
    return answer.ok ? 'done' : answer.error.code;
  };
  const pause = (reason: 'pen' | 'teacher') => ({ type: 'pause', reason, presentedSeconds: null }) as const;
  expect(await say({ type: 'nextStop' })).not.toBe('locked');
  expect(await say({ type: 'play' })).toBe('done');
  expect(await say(pause('pen'))).toBe('locked');
  expect(await say(pause('teacher'))).toBe('done');
  expect(await say({ type: 'blank', blank: true })).toBe('done');
  expect(await say({ type: 'panel', touch: 'draw' })).toBe('locked');
  expect(await say({ type: 'aid', aid: null })).toBe('locked');
  expect(await say({ type: 'panel', touch: 'draw' }, teacher)).toBe('done');
});

test('what is said at once behind a freeze comes behind it: the class never sees where the teacher looks', async () => {
  const session = createSession(createVirtualClock());
  session.dispatch({ type: 'attach', windowId: SCREEN, role: 'screen' });
  session.dispatch(open(lessonOf()));
  let answer: (sequence: number) => void = () => undefined;
  const handlers = sessionHandlers({
    session,
    classroom: {} as never,
    keepCutting: {} as never,
    largeScreen: { displays: () => ({ largeScreen: { kind: 'none' } }) as never },
    lastInkSequence: () =>
      new Promise((resolve) => {
        answer = resolve;
      }),
  });
  const say = handlers['session.command'];
  const freeze = say({ type: 'freeze', frozen: true, presentedSeconds: null }, teacher);
  await Promise.resolve();
  const seek = say({ type: 'seek', mediaSeconds: mediaSeconds(60) }, teacher);
  await new Promise((later) => setTimeout(later));
  expect(session.state().motion.mediaSeconds).toBeLessThan(1);
  answer(7);
  expect([(await freeze).ok, (await seek).ok]).toEqual([true, true]);
  expect(session.state()).toMatchObject({
    frozen: { inkSequence: 7 },
    motion: { mediaSeconds: expect.closeTo(60, 1) },
  });
  expect(session.state().frozen?.mediaSeconds).toBeLessThan(1);
});

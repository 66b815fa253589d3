import { describe, expect, test } from 'vitest';
import type { Caller, Display } from '../../core/contract/index.ts';
import type { WindowId } from '../../core/words/index.ts';
import { lessonOf, open } from '../../tests/fixtures/session.ts';
import { createFakeHost, fakeDisplay } from '../host/fake/index.ts';
import { streamLog } from '../log.ts';
import { asideHandlers } from './aside.ts';
import { createBackKey } from './back-key.ts';
import { createLargeScreen } from './large-screen.ts';
import { createSession } from './session.ts';
import { testCardHandlers } from './test-card.ts';

// The class's place lent to something else: a program of the PC, or the test card.

const laptop = fakeDisplay('laptop', 0);
const beamer = fakeDisplay('beamer', 1920);

async function room(displays: readonly Display[], teaching: boolean, canOpen = true) {
  const fake = createFakeHost({ displays, canOpen });
  const { windows, clock, globalKeys } = fake.host;
  const largeScreen = createLargeScreen({ displays: fake.host.displays, windows, log: streamLog(() => undefined) });
  await largeScreen.begin();
  const session = createSession(clock);
  const windowId = await windows.open({ role: 'console', display: laptop, fullScreen: false });
  const teacher: Caller = { windowId, role: 'console' };
  if (teaching) {
    session.dispatch(open(lessonOf(), 3));
    await largeScreen.show();
  }
  const onFault = (error: unknown) => {
    throw error;
  };
  const backKey = createBackKey({ largeScreen, windows, globalKeys, onFault });
  const aside = () => asideHandlers({ session, largeScreen, backKey })['displays.aside']({}, teacher);
  const card = (shown: boolean, evenInLesson = false, who = teacher) =>
    testCardHandlers({ session, largeScreen })['displays.testCard']({ shown, evenInLesson }, who);
  const screens = () => fake.windows.all.filter(({ role }) => role === 'screen');
  return { fake, session, largeScreen, backKey, aside, card, screens, windowId };
}

describe('one key', () => {
  test('gives the large screen to another program and takes it back; the lesson waits', async () => {
    const { aside, screens, session } = await room([laptop, beamer], true);
    expect(await aside()).toEqual({ ok: true, value: { now: 'aside', byKey: true } });
    expect(screens()).toEqual([]);
    expect(session.state().motion.kind).toBe('paused');
    expect(await aside()).toEqual({ ok: true, value: { now: 'back' } });
    expect(screens()).toMatchObject([{ display: { id: 'beamer' }, fullScreen: true }]);
  });

  test('puts the only window away where there is one display', async () => {
    const { fake, aside, windowId } = await room([laptop], true);
    expect(await aside()).toEqual({ ok: true, value: { now: 'away', byKey: true } });
    expect(fake.windows.window(windowId)?.minimized).toBe(true);
  });

  test('does nothing where nothing is before a class', async () => {
    const { aside } = await room([laptop, beamer], false);
    expect(await aside()).toEqual({ ok: false, error: { code: 'nothingShown' } });
  });
});

test('a window that a person opened is a person’s to put away', async () => {
  const { aside, fake } = await room([laptop], true, false);
  expect(await aside()).toEqual({ ok: false, error: { code: 'byHand' } });
  expect(fake.windows.all.some(({ minimized }) => minimized)).toBe(false);
});

describe('the way back from under another program', () => {
  const minimized = ({ fake, windowId }: Awaited<ReturnType<typeof room>>) => fake.windows.window(windowId)?.minimized;

  test('is the same key, heard while Lectern has stepped aside and no longer', async () => {
    const at = await room([laptop], true);
    expect(at.fake.pressGlobally('F9')).toBe(false);
    await at.aside();
    expect(at.fake.pressGlobally('F9')).toBe(true);
    await expect.poll(() => minimized(at)).toBe(false);
    expect(at.fake.pressGlobally('F9')).toBe(false);
  });

  test('gives the key back where the taskbar or a second start was quicker, and where the window is closed', async () => {
    const at = await room([laptop], true);
    await at.aside();
    await at.fake.host.windows.focus(at.windowId);
    expect(at.fake.pressGlobally('F9')).toBe(false);
    // It has spoken: else nobody is told that it goes.
    void at.fake.windows.window(at.windowId)?.bridge.call('clock.ping', {});
    await at.aside();
    at.fake.windows.window(at.windowId)?.close();
    expect(at.fake.pressGlobally('F9')).toBe(false);
  });

  test('brings the large screen back to its display, however it was lent', async () => {
    const at = await room([laptop, beamer], true);
    await at.largeScreen.stepAside();
    expect(at.screens()).toEqual([]);
    expect(at.fake.pressGlobally('F9')).toBe(true);
    await expect.poll(() => at.screens()).toMatchObject([{ display: { id: 'beamer' } }]);
    await expect.poll(() => at.fake.pressGlobally('F9')).toBe(false);
  });

  test('is only the taskbar where another program holds the key, and that is said', async () => {
    const at = await room([laptop], true);
    const theirs = at.fake.host.globalKeys.hold('F9', () => undefined);
    expect(await at.aside()).toEqual({ ok: true, value: { now: 'away', byKey: false } });
    theirs?.();
    at.backKey.stop();
  });

  test('is not held any longer once Lectern leaves', async () => {
    const at = await room([laptop, beamer], true);
    await at.aside();
    at.backKey.stop();
    expect(at.fake.pressGlobally('F9')).toBe(false);
  });
});

describe('the test card', () => {
  test('opens the large screen without a lesson, and closes it with the card', async () => {
    const { card, screens, largeScreen } = await room([laptop, beamer], false);
    expect((await card(true)).ok).toBe(true);
    expect(screens()).toMatchObject([{ display: { id: 'beamer' }, fullScreen: true }]);
    expect(largeScreen.displays().testCard).toBe(true);
    await card(false);
    expect(screens()).toEqual([]);
    expect(largeScreen.displays().testCard).toBe(false);
  });

  test('never comes before a class that watches unless the teacher was asked; the lesson is back after it', async () => {
    const { card, screens, largeScreen, session } = await room([laptop, beamer], true);
    expect(await card(true)).toEqual({ ok: false, error: { code: 'lessonOpen' } });
    expect(largeScreen.displays().testCard).toBe(false);
    expect((await card(true, true)).ok).toBe(true);
    await card(false);
    expect(screens()).toHaveLength(1);
    expect(session.state().showing.kind).toBe('lesson');
  });

  test('goes when a lesson is projected', async () => {
    const { card, largeScreen, screens } = await room([laptop, beamer], false);
    await card(true);
    await largeScreen.show();
    expect(largeScreen.displays().testCard).toBe(false);
    expect(screens()).toHaveLength(1);
  });

  test('can be ended at the large screen, and not begun there', async () => {
    const { card } = await room([laptop, beamer], false);
    const screen: Caller = { windowId: 'screen-9' as WindowId, role: 'screen' };
    expect(await card(true, true, screen)).toEqual({ ok: false, error: { code: 'locked' } });
    await card(true);
    expect((await card(false, false, screen)).ok).toBe(true);
  });
});

import { describe, expect, test } from 'vitest';
import type { Caller, Display } from '../../core/contract/index.ts';
import type { WindowId } from '../../core/words/index.ts';
import { lessonOf, open } from '../../tests/fixtures/session.ts';
import { createFakeHost, fakeDisplay } from '../host/fake/index.ts';
import { streamLog } from '../log.ts';
import { asideHandlers } from './aside.ts';
import { createLargeScreen } from './large-screen.ts';
import { createSession } from './session.ts';
import { testCardHandlers } from './test-card.ts';

// The class's place lent to something else: a program of the PC, or the test card.

const laptop = fakeDisplay('laptop', 0);
const beamer = fakeDisplay('beamer', 1920);

async function room(displays: readonly Display[], teaching: boolean) {
  const fake = createFakeHost({ displays });
  const { windows, clock } = fake.host;
  const largeScreen = createLargeScreen({ displays: fake.host.displays, windows, log: streamLog(() => undefined) });
  await largeScreen.begin();
  const session = createSession(clock);
  const windowId = await windows.open({ role: 'console', display: laptop, fullScreen: false });
  const teacher: Caller = { windowId, role: 'console' };
  if (teaching) {
    session.dispatch(open(lessonOf(), 3));
    await largeScreen.show();
  }
  const aside = () => asideHandlers({ session, largeScreen, windows })['displays.aside']({}, teacher);
  const card = (shown: boolean, evenInLesson = false, who = teacher) =>
    testCardHandlers({ session, largeScreen })['displays.testCard']({ shown, evenInLesson }, who);
  const screens = () => fake.windows.all.filter(({ role }) => role === 'screen');
  return { fake, session, largeScreen, aside, card, screens, windowId };
}

describe('one key', () => {
  test('gives the large screen to another program and takes it back; the lesson waits', async () => {
    const { aside, screens, session } = await room([laptop, beamer], true);
    expect(await aside()).toEqual({ ok: true, value: { now: 'aside' } });
    expect(screens()).toEqual([]);
    expect(session.state().motion.kind).toBe('paused');
    expect(await aside()).toEqual({ ok: true, value: { now: 'back' } });
    expect(screens()).toMatchObject([{ display: { id: 'beamer' }, fullScreen: true }]);
  });

  test('puts the only window away where there is one display', async () => {
    const { fake, aside, windowId } = await room([laptop], true);
    expect(await aside()).toEqual({ ok: true, value: { now: 'away' } });
    expect(fake.windows.window(windowId)?.minimized).toBe(true);
  });

  test('does nothing where nothing is before a class', async () => {
    const { aside } = await room([laptop, beamer], false);
    expect(await aside()).toEqual({ ok: false, error: { code: 'nothingShown' } });
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

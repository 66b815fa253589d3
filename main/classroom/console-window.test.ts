import { describe, expect, test } from 'vitest';
import { createFakeHost, fakeDisplay } from '../host/fake/index.ts';
import { streamLog } from '../log.ts';
import { createConsoleWindow } from './console-window.ts';
import { createLargeScreen } from './large-screen.ts';

const laptop = fakeDisplay('laptop', 0);
const beamer = fakeDisplay('beamer', 1920);
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

async function openConsole() {
  const fake = createFakeHost({ displays: [laptop, beamer] });
  const { displays, windows } = fake.host;
  const largeScreen = createLargeScreen({ displays, windows, log: streamLog(() => undefined) });
  const faults: unknown[] = [];
  const consoleWindow = createConsoleWindow({ largeScreen, windows, onFault: (error) => void faults.push(error) });
  await largeScreen.begin();
  await consoleWindow.open();
  const [shown] = fake.windows.all;
  const place = () => fake.windows.window(shown?.windowId ?? ('' as never))?.display?.id;
  return { fake, windows, consoleId: shown?.windowId ?? ('' as never), place };
}

describe('the teacher’s window', () => {
  test('goes back to its own display when that comes back', async () => {
    const { fake, windows, consoleId, place } = await openConsole();
    expect(place()).toBe('laptop');
    fake.setDisplays([{ ...beamer, x: 0, primary: true }]);
    await settled();
    // As the system does it.
    await windows.place(consoleId, beamer, false);
    fake.setDisplays([laptop, beamer]);
    await settled();
    expect(place()).toBe('laptop');
  });

  test('is one, also where Lectern is started again before it stands', async () => {
    const { displays, windows } = createFakeHost({ displays: [laptop] }).host;
    const largeScreen = createLargeScreen({ displays, windows, log: streamLog(() => undefined) });
    let opened = 0;
    const slow = {
      ...windows,
      open: async (wanted: Parameters<typeof windows.open>[0]) => {
        opened += 1;
        await settled();
        return windows.open(wanted);
      },
    };
    const consoleWindow = createConsoleWindow({ largeScreen, windows: slow, onFault: () => undefined });
    await Promise.all([consoleWindow.open(), consoleWindow.open()]);
    expect(opened).toBe(1);
    await consoleWindow.open();
    expect(opened).toBe(1);
  });

  test('stays where a teacher put it while only the class’s display comes and goes', async () => {
    const { fake, windows, consoleId, place } = await openConsole();
    await windows.place(consoleId, beamer, false);
    fake.setDisplays([laptop]);
    await settled();
    fake.setDisplays([laptop, beamer]);
    await settled();
    expect(place()).toBe('beamer');
  });
});

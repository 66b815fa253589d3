import { describe, expect, test } from 'vitest';
import { createFakeHost, type FakeHostOptions, fakeDisplay } from '../host/fake/index.ts';
import { streamLog } from '../log.ts';
import { createLargeScreen } from './large-screen.ts';

const laptop = fakeDisplay('laptop', 0);
const beamer = fakeDisplay('beamer', 1920);
const panel = fakeDisplay('panel', 3840);
const log = streamLog(() => undefined);

async function largeScreen(options: FakeHostOptions) {
  const fake = createFakeHost(options);
  const service = createLargeScreen({ displays: fake.host.displays, windows: fake.host.windows, log });
  const losses: number[] = [];
  service.onLost(() => losses.push(1));
  await service.begin();
  const screens = () => fake.windows.all.filter(({ role }) => role === 'screen');
  /** The page attaches, as a loaded one does. */
  const attach = async () => {
    for (const { bridge } of screens()) void bridge.call('clock.ping', {});
    await settled();
  };
  return { fake, service, screens, attach, losses };
}
const settled = () => new Promise((resolve) => setTimeout(resolve, 5));

describe('where the picture of the class is', () => {
  test('it fills the display that is not the console’s', async () => {
    const { service, screens } = await largeScreen({ displays: [laptop, beamer] });
    await service.show();
    expect(screens()).toMatchObject([{ display: { id: 'beamer' }, fullScreen: true }]);
    expect(service.displays().largeScreen).toMatchObject({ kind: 'shown', displayId: 'beamer' });
  });

  test('with one display, or a mirrored one, the console itself is the picture', async () => {
    for (const displays of [[laptop], [laptop, fakeDisplay('mirror', 0, { primary: false })]]) {
      const { service, screens } = await largeScreen({ displays });
      await service.show();
      expect(screens()).toEqual([]);
      expect(service.displays().largeScreen).toEqual({ kind: 'none' });
    }
  });

  test('a display that goes takes its window with it and the class’s picture is lost, not thrown over the console', async () => {
    const { fake, service, screens, attach, losses } = await largeScreen({ displays: [laptop, beamer] });
    await service.show();
    await attach();
    fake.setDisplays([laptop]);
    await settled();
    expect(screens()).toEqual([]);
    expect(losses).toHaveLength(1);
    expect(service.displays().largeScreen).toEqual({ kind: 'lost', displayId: 'beamer' });
  });

  test('it steps aside for a program of the PC, stays so whatever displays do, and comes back when asked', async () => {
    const { fake, service, screens, attach, losses } = await largeScreen({ displays: [laptop, beamer] });
    await service.stepAside();
    expect(service.displays().largeScreen).toEqual({ kind: 'none' });
    await service.show();
    await attach();
    await service.stepAside();
    fake.setDisplays([laptop, beamer, panel]);
    await settled();
    expect(screens()).toEqual([]);
    expect(losses).toEqual([]);
    expect(service.displays().largeScreen).toEqual({ kind: 'aside', displayId: 'beamer' });
    await service.comeBack();
    expect(screens()).toMatchObject([{ display: { id: 'beamer' } }]);
    await service.stepAside();
    await service.hide();
    expect(service.displays().largeScreen).toEqual({ kind: 'none' });
  });

  test('a desktop that is mirrored in the middle of a lesson makes the console the picture, and says so', async () => {
    const { fake, service, screens, attach, losses } = await largeScreen({ displays: [laptop, beamer] });
    await service.show();
    await attach();
    fake.setDisplays([laptop, fakeDisplay('beamer', 0, { primary: false })]);
    await settled();
    expect(screens()).toEqual([]);
    expect(losses).toHaveLength(1);
    expect(service.displays()).toMatchObject({ arrangement: 'mirrored', largeScreen: { kind: 'none' } });
    fake.setDisplays([laptop, beamer]);
    await settled();
    expect(screens()).toMatchObject([{ display: { id: 'beamer' }, fullScreen: true }]);
    expect(service.displays().arrangement).toBe('extended');
  });

  test('when the display comes back the picture is on it again, without anyone asking', async () => {
    const { fake, service, screens } = await largeScreen({ displays: [laptop, beamer] });
    await service.show();
    fake.setDisplays([laptop]);
    await settled();
    fake.setDisplays([laptop, beamer]);
    await settled();
    expect(screens()).toMatchObject([{ display: { id: 'beamer' }, fullScreen: true }]);
  });

  test('a display that flickers gets one window, not two', async () => {
    const { fake, service, screens } = await largeScreen({ displays: [laptop, beamer] });
    await service.show();
    for (const displays of [[laptop], [laptop, beamer], [laptop], [laptop, beamer]]) fake.setDisplays(displays);
    await settled();
    expect(screens()).toHaveLength(1);
  });

  test('choosing another display moves the window without opening it anew', async () => {
    const { service, screens } = await largeScreen({ displays: [laptop, beamer, panel] });
    await service.show();
    const [before] = screens();
    expect(await service.choose(panel.id)).toBe(true);
    expect(screens()).toMatchObject([{ windowId: before?.windowId, display: { id: 'panel' } }]);
  });

  test('a display that is not there cannot be chosen', async () => {
    const { service } = await largeScreen({ displays: [laptop, beamer] });
    expect(await service.choose(panel.id)).toBe(false);
  });

  test('a large screen closed by hand is opened again, but not for ever', async () => {
    const { service, screens, attach, losses } = await largeScreen({ displays: [laptop, beamer] });
    await service.show();
    for (let closed = 0; closed < 6; closed += 1) {
      await attach();
      for (const window of screens()) window.close();
      await settled();
    }
    expect(screens()).toEqual([]);
    expect(losses.length).toBeGreaterThan(1);
    await service.show();
    expect(screens()).toHaveLength(1);
  });

  test('hidden is hidden, also when displays come and go', async () => {
    const { fake, service, screens } = await largeScreen({ displays: [laptop, beamer] });
    await service.show();
    await service.hide();
    fake.setDisplays([laptop]);
    fake.setDisplays([laptop, beamer]);
    await settled();
    expect(screens()).toEqual([]);
  });

  test('where the host opens no windows the address is offered, and who comes by it is known', async () => {
    const { fake, service } = await largeScreen({ displays: [laptop], canOpen: false });
    await service.show();
    expect(service.displays().largeScreen).toMatchObject({ kind: 'byHand', windowId: null });
    const opened = fake.windows.openByHand('screen');
    void opened.bridge.call('clock.ping', {});
    await settled();
    expect(service.displays().largeScreen).toMatchObject({ kind: 'byHand', windowId: opened.windowId });
    opened.close();
    await settled();
    expect(service.displays().largeScreen).toMatchObject({ kind: 'byHand', windowId: null });
  });
});

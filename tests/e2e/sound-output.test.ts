import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { open } from '../fixtures/session.ts';
import { until } from '../harness/lectern.ts';
import { openPlayerWindows, type PlayerWindow, type PlayerWindows } from '../player/windows.ts';

// Chromium's own fake loudspeakers. One is unplugged as far as a page can tell: it is no longer among the devices, and
// the page is told of a change.

let windows: PlayerWindows;
let screen: PlayerWindow;
let outputs: readonly { readonly name: string; readonly deviceId: string }[];
beforeAll(async () => {
  windows = await openPlayerWindows({
    args: ['--use-fake-device-for-media-stream', '--use-fake-ui-for-media-stream'],
    permissions: ['microphone'],
  });
  screen = await windows.open('screen', 'screen');
  windows.say(open(windows.lessons.even));
  windows.say({ type: 'play' });
  outputs = await screen.page.evaluate(async () => {
    const all = await navigator.mediaDevices.enumerateDevices();
    return all.flatMap(({ kind, deviceId, label }) =>
      kind === 'audiooutput' && deviceId !== 'default' ? [{ name: label, deviceId }] : [],
    );
  });
});
afterAll(() => windows.close());

const sound = () => screen.probe((probe) => probe.soundOutput());
const soundsAt = (deviceId: string) =>
  until(`it plays at ${deviceId || 'the system’s'}`, async () => {
    const now = await sound();
    return (now?.plays && !now.broken && now.deviceId === deviceId) || null;
  });
const choose = (name: string) => screen.page.evaluate((chosen) => globalThis.probe.chooseOutput(chosen), name);

async function unplug(...gone: readonly string[]): Promise<void> {
  await screen.page.evaluate((names) => {
    const { mediaDevices } = navigator;
    const list = MediaDevices.prototype.enumerateDevices;
    mediaDevices.enumerateDevices = async () =>
      (await list.call(mediaDevices)).filter(({ kind, label }) => kind !== 'audiooutput' || !names.includes(label));
    mediaDevices.dispatchEvent(new Event('devicechange'));
  }, gone);
}

describe('the loudspeaker that was chosen', () => {
  test('has the sound; unplugged, the system’s has it; plugged in, it is back, and the lesson played on all the while', async () => {
    const [first, second] = outputs;
    if (!first || !second) throw new Error(`Chromium has ${outputs.length} fake loudspeakers`);
    await soundsAt('');
    await choose(first.name);
    await soundsAt(first.deviceId);
    await unplug(first.name);
    await soundsAt('');
    await unplug();
    await soundsAt(first.deviceId);
    await choose(second.name);
    await soundsAt(second.deviceId);
    await choose('');
    await soundsAt('');
    expect(windows.session.state().motion.kind).toBe('playing');
    expect(windows.faults).toEqual([]);
  });

  test('does not end the sound when it breaks off with an error', async () => {
    await screen.page.evaluate(() => {
      const audio = document.querySelector('audio');
      if (audio) audio.src = '/media/none';
    });
    await until('the sound is broken', async () => (await sound())?.broken || null);
    await unplug();
    await soundsAt('');
  });
});

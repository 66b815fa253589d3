import { expect, test } from 'vitest';
import { createSoundOutput, type Sink } from './sound-output.ts';

/** A PC with loudspeakers that are plugged in and out; what they are called within the browser begins with `id`. */
function openPc(there: string[], id = 'a') {
  const hearers = new Set<() => void>();
  const faults: string[] = [];
  let moved = 0;
  let refuses = false;
  const sink = {
    sinkId: '',
    async setSinkId(deviceId: string) {
      if (refuses && deviceId !== '') throw new Error('NotFoundError');
      sink.sinkId = deviceId;
    },
  };
  const output = createSoundOutput({
    devices: {
      enumerateDevices: async () =>
        there.map((label) => ({ kind: 'audiooutput', label, deviceId: `${id} ${label}` }) as MediaDeviceInfo),
      addEventListener: (_: string, hear: unknown) => void hearers.add(hear as () => void),
    },
    sinkNow: (): Sink => sink,
    fault: (message) => faults.push(message),
    onMoved: () => {
      moved += 1;
    },
  });
  const settle = () => new Promise((done) => setImmediate(done));
  return {
    output,
    faults,
    settle,
    sounds: () => sink.sinkId,
    moved: () => moved,
    refuse: () => {
      refuses = true;
    },
    async plug(...now: string[]) {
      there.splice(0, there.length, ...now);
      for (const hear of hearers) hear();
      await settle();
    },
  };
}

test('a loudspeaker that is unplugged gives the sound to the system’s, and has it again when it is back', async () => {
  const pc = openPc(['inside', 'panel']);
  void pc.output.choose('panel');
  await pc.settle();
  expect(pc.sounds()).toBe('a panel');
  await pc.plug('inside');
  expect([pc.sounds(), pc.moved()]).toEqual(['', 1]);
  await pc.plug('inside', 'panel');
  expect([pc.sounds(), pc.moved()]).toEqual(['a panel', 2]);
  void pc.output.choose('');
  await pc.settle();
  expect(pc.sounds()).toBe('');
  expect(pc.faults).toEqual([]);
});

test('one that is not there when the lesson opens is waited for', async () => {
  const pc = openPc(['inside']);
  void pc.output.choose('panel');
  await pc.settle();
  expect(pc.sounds()).toBe('');
  await pc.plug('inside', 'panel');
  expect(pc.sounds()).toBe('a panel');
});

test('it is known by its name, whatever the browser calls it at another start', async () => {
  const pc = openPc(['inside', 'panel'], 'b');
  void pc.output.choose('panel');
  await pc.settle();
  expect(pc.sounds()).toBe('b panel');
});

test('one that is refused at the last moment leaves the system’s', async () => {
  const pc = openPc(['inside', 'panel']);
  pc.refuse();
  void pc.output.choose('panel');
  await pc.settle();
  expect([pc.sounds(), pc.faults.length]).toEqual(['', 1]);
});

test('of two choices in a row the later one holds', async () => {
  const pc = openPc(['inside', 'panel', 'radio']);
  void pc.output.choose('panel');
  void pc.output.choose('radio');
  await pc.settle();
  expect(pc.sounds()).toBe('a radio');
});

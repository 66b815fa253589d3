import { expect, test } from 'vitest';
import { createSoundOutput, type Sink } from './sound-output.ts';

/** A PC with loudspeakers that are plugged in and out; `named` is false where the browser tells no names. */
function openPc(there: string[], named = true) {
  const hearers = new Set<() => void>();
  const faults: string[] = [];
  let moved = 0;
  const sink = {
    sinkId: '',
    async setSinkId(deviceId: string) {
      if (deviceId !== '' && !there.includes(deviceId)) throw new Error('NotFoundError');
      sink.sinkId = deviceId;
    },
  };
  const output = createSoundOutput({
    devices: {
      enumerateDevices: async () =>
        (named ? there : ['']).map((deviceId) => ({ kind: 'audiooutput', deviceId }) as MediaDeviceInfo),
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
    async plug(...now: string[]) {
      there.splice(0, there.length, ...now);
      for (const hear of hearers) hear();
      await settle();
    },
  };
}

test('a loudspeaker that is unplugged gives the sound to the system’s, and has it again when it is back', async () => {
  const pc = openPc(['default', 'panel']);
  pc.output.choose('panel');
  await pc.settle();
  expect(pc.sounds()).toBe('panel');
  await pc.plug('default');
  expect([pc.sounds(), pc.moved()]).toEqual(['', 1]);
  await pc.plug('default', 'panel');
  expect([pc.sounds(), pc.moved()]).toEqual(['panel', 2]);
  pc.output.choose('');
  await pc.settle();
  expect(pc.sounds()).toBe('');
  expect(pc.faults).toEqual([]);
});

test('one that is not there when the lesson opens is waited for', async () => {
  const pc = openPc(['default']);
  pc.output.choose('panel');
  await pc.settle();
  expect(pc.sounds()).toBe('');
  await pc.plug('default', 'panel');
  expect(pc.sounds()).toBe('panel');
});

test('where no names are told the attempt counts, and a refusal leaves the system’s', async () => {
  const pc = openPc(['panel'], false);
  pc.output.choose('panel');
  await pc.settle();
  expect(pc.sounds()).toBe('panel');
  await pc.plug();
  pc.output.choose('other');
  await pc.settle();
  expect(pc.sounds()).toBe('');
  expect(pc.faults).toHaveLength(1);
});

test('of two choices in a row the later one holds', async () => {
  const pc = openPc(['default', 'panel', 'radio']);
  pc.output.choose('panel');
  pc.output.choose('radio');
  await pc.settle();
  expect(pc.sounds()).toBe('radio');
});

import { describe, expect, test } from 'vitest';
import { loudnessByFrame, readWav, soundSeconds, writeWav } from './wav.ts';

/** A second of a tone, then a second of silence. */
const sound = {
  sampleRate: 8000,
  samples: Int16Array.from({ length: 16_000 }, (_, i) => (i < 8000 ? Math.round(12_000 * Math.sin(i / 3)) : 0)),
};

describe('sound files', () => {
  test('what was written is read back', () => {
    const read = readWav(writeWav(sound));
    expect(read.sampleRate).toBe(8000);
    expect(read.samples).toEqual(sound.samples);
    expect(soundSeconds(read)).toBe(2);
  });

  test('a file without sound is refused', () => {
    expect(() => readWav(new Uint8Array(64))).toThrow('no sound');
  });

  test('the mouth opens with the voice and closes soon after it', () => {
    const loudness = loudnessByFrame(sound, 25, 50);
    expect(loudness[10]).toBeGreaterThan(0.8);
    expect(loudness[32]).toBe(0);
  });
});

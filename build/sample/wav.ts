/** Mono 16-bit PCM, which is what the voice is worked on in. */
export type Sound = { readonly sampleRate: number; readonly samples: Int16Array };

/** Reads a RIFF WAVE of one channel and 16 bits; anything else is a bug of the step that wrote it. */
export function readWav(bytes: Uint8Array): Sound {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const tag = (at: number): string => String.fromCharCode(...bytes.subarray(at, at + 4));
  let sampleRate = 0;
  let at = 12;
  while (at + 8 <= bytes.byteLength) {
    const length = view.getUint32(at + 4, true);
    if (tag(at) === 'fmt ') {
      if (view.getUint16(at + 10, true) !== 1 || view.getUint16(at + 22, true) !== 16) {
        throw new Error('not one channel of 16 bits');
      }
      sampleRate = view.getUint32(at + 12, true);
    }
    if (tag(at) === 'data') {
      const end = Math.min(at + 8 + length, bytes.byteLength);
      return { sampleRate, samples: new Int16Array(bytes.slice(at + 8, end - ((end - at) % 2)).buffer) };
    }
    at += 8 + length + (length % 2);
  }
  throw new Error('no sound in the file');
}

export function writeWav({ sampleRate, samples }: Sound): Uint8Array {
  const bytes = new Uint8Array(44 + samples.byteLength);
  const view = new DataView(bytes.buffer);
  const text = (at: number, value: string): void => bytes.set(new TextEncoder().encode(value), at);
  text(0, 'RIFF');
  view.setUint32(4, 36 + samples.byteLength, true);
  text(8, 'WAVEfmt ');
  view.setUint32(16, 16, true);
  view.setUint16(20, 1, true);
  view.setUint16(22, 1, true);
  view.setUint32(24, sampleRate, true);
  view.setUint32(28, sampleRate * 2, true);
  view.setUint16(32, 2, true);
  view.setUint16(34, 16, true);
  text(36, 'data');
  view.setUint32(40, samples.byteLength, true);
  bytes.set(new Uint8Array(samples.buffer, samples.byteOffset, samples.byteLength), 44);
  return bytes;
}

export const soundSeconds = (sound: Sound): number => sound.samples.length / sound.sampleRate;

/** How loud each frame is, 0..1 of the loudest; opens at once and closes over a few frames, as a mouth does. */
export function loudnessByFrame(sound: Sound, framesPerSecond: number, frameCount: number): readonly number[] {
  const perFrame = sound.sampleRate / framesPerSecond;
  const rms = Array.from({ length: frameCount }, (_, frame) => {
    const part = sound.samples.subarray(Math.round(frame * perFrame), Math.round((frame + 1) * perFrame));
    return Math.sqrt(part.reduce((total, sample) => total + sample * sample, 0) / Math.max(1, part.length));
  });
  const loudest = [...rms].sort((a, b) => a - b)[Math.floor(rms.length * 0.97)] ?? 1;
  let open = 0;
  return rms.map((value) => {
    const target = Math.min(1, value / Math.max(1, loudest));
    open = target > open ? open + (target - open) * 0.75 : open + (target - open) * 0.45;
    return open < 0.04 ? 0 : open;
  });
}

import { openToneOutput } from '../player/index.ts';

/** Two soft notes, a sixth apart, that ring out: heard in the whole room, and nobody is startled. */
const NOTES = [
  { hertz: 659.26, atSeconds: 0 },
  { hertz: 1108.73, atSeconds: 0.28 },
] as const;
const RINGS_SECONDS = 1.6;
const LOUDEST = 0.25;
const SILENCE = 0.0001;

/** Made of two tones, with no file, where the lesson sounds. A page that may not sound, or a device that has gone, stays silent. */
export async function soundTimeUp(volume: number, loudspeaker: string): Promise<void> {
  if (volume <= 0) return;
  const { context, isThere, close } = openToneOutput(loudspeaker);
  try {
    await isThere;
    const begin = context.currentTime + 0.05;
    const last = NOTES.map(({ hertz, atSeconds }) => ring(context, hertz, begin + atSeconds, volume * LOUDEST)).at(-1);
    await new Promise<void>((ended) => {
      if (last) last.onended = () => ended();
      // One that was never allowed to sound never ends either.
      setTimeout(ended, 5000);
    });
  } finally {
    await close();
  }
}

function ring(context: AudioContext, hertz: number, atSeconds: number, loud: number): OscillatorNode {
  const tone = context.createOscillator();
  const swell = context.createGain();
  tone.frequency.value = hertz;
  swell.gain.setValueAtTime(SILENCE, atSeconds);
  swell.gain.exponentialRampToValueAtTime(loud, atSeconds + 0.03);
  swell.gain.exponentialRampToValueAtTime(SILENCE, atSeconds + RINGS_SECONDS);
  tone.connect(swell).connect(context.destination);
  tone.start(atSeconds);
  tone.stop(atSeconds + RINGS_SECONDS);
  return tone;
}

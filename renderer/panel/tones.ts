import { openToneOutput } from '../player/index.ts';

export type Ear = 'left' | 'right';

const TONE_SECONDS = 0.7;
const REST_SECONDS = 0.5;
const hertz: Readonly<Record<Ear, number>> = { left: 440, right: 587.33 };
/** Loud enough to be heard in the last row at the volume of a lesson, and no alarm. */
const GAIN = 0.25;
const RAMP_SECONDS = 0.03;

/**
 * A lower tone at the left, a higher one at the right, in turn until it is stopped; `hear` says which one sounds now.
 * Where the lesson sounds: a test of another loudspeaker would say nothing.
 */
export function playTones(loudspeaker: string, hear: (ear: Ear | null) => void): () => void {
  const { context, close } = openToneOutput(loudspeaker);
  const timers = new Set<ReturnType<typeof setTimeout>>();
  let stopped = false;
  const after = (seconds: number, then: () => void) => {
    const timer = setTimeout(() => {
      timers.delete(timer);
      then();
    }, seconds * 1000);
    timers.add(timer);
  };

  function sound(ear: Ear): void {
    if (stopped) return;
    const from = context.currentTime;
    const tone = new OscillatorNode(context, { frequency: hertz[ear] });
    const gain = new GainNode(context, { gain: 0 });
    // Without ramps each begin and end is a click.
    gain.gain.setValueAtTime(0, from);
    gain.gain.linearRampToValueAtTime(GAIN, from + RAMP_SECONDS);
    gain.gain.setValueAtTime(GAIN, from + TONE_SECONDS - RAMP_SECONDS);
    gain.gain.linearRampToValueAtTime(0, from + TONE_SECONDS);
    tone
      .connect(gain)
      .connect(new StereoPannerNode(context, { pan: ear === 'left' ? -1 : 1 }))
      .connect(context.destination);
    tone.start(from);
    tone.stop(from + TONE_SECONDS);
    hear(ear);
    after(TONE_SECONDS, () => hear(null));
    after(TONE_SECONDS + REST_SECONDS, () => sound(ear === 'left' ? 'right' : 'left'));
  }

  sound('left');
  return () => {
    stopped = true;
    for (const timer of timers) clearTimeout(timer);
    void close();
  };
}

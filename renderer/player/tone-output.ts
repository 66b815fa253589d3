import { createSoundOutput, type Sink } from './sound-output.ts';

const quiet = () => undefined;

/** For sounds that are made and not played from a file, where the lesson sounds. */
export function openToneOutput(loudspeaker: string): {
  readonly context: AudioContext;
  /** It goes to that loudspeaker now, or to the system's own where that is not connected. */
  readonly isThere: Promise<void>;
  readonly close: () => Promise<void>;
} {
  const context = new AudioContext();
  const output = createSoundOutput({
    devices: navigator.mediaDevices,
    sinkNow: () => context as AudioContext & Sink,
    fault: quiet,
    onMoved: quiet,
  });
  return {
    context,
    isThere: output.choose(loudspeaker),
    close() {
      output.stop();
      return context.close();
    },
  };
}

import { createSoundOutput, type Sink } from './sound-output.ts';

/**
 * The loudness of the one sound, and where it sounds. An element's volume only goes down, so a quiet lesson is raised by
 * a gain beside it. Whoever needs none keeps the plain road to the loudspeakers: the other one costs a thread and some
 * latency.
 */
export type Loudness = {
  readonly set: (volume: number, gainDb: number) => void;
  /** The loudspeaker's name; empty: the system's own choice. */
  readonly output: (name: string) => void;
  readonly close: () => void;
};

/** A page that may not sound yet has no clock in its audio graph: then it plays without gain instead of not at all. */
const RUNS_WITHIN_MS = 1000;

type Deps = {
  readonly fault: (message: string) => void;
  /** The element broke with its loudspeaker, and there is another one now. */
  readonly onBroken: () => void;
};

export function createLoudness(audio: HTMLAudioElement, { fault, onBroken }: Deps): Loudness {
  let graph: { readonly context: AudioContext; readonly gain: GainNode } | null = null;
  let building = false;
  let closed = false;
  let wanted = { volume: 1, factor: 1 };
  const output = createSoundOutput({
    devices: navigator.mediaDevices,
    sinkNow: () => (graph ? (graph.context as AudioContext & Sink) : (audio as HTMLAudioElement & Sink)),
    fault,
    onMoved: () => audio.error && onBroken(),
  });

  function apply(): void {
    const { volume, factor } = wanted;
    audio.volume = Math.min(1, graph ? volume : volume * factor);
    if (graph) graph.gain.gain.value = factor;
  }

  async function build(): Promise<void> {
    building = true;
    const context = new AudioContext();
    const runs = await Promise.race([
      context.resume().then(() => context.state === 'running'),
      new Promise<boolean>((done) => setTimeout(() => done(false), RUNS_WITHIN_MS)),
    ]);
    building = false;
    if (!runs || closed) return void context.close();
    const gain = context.createGain();
    context.createMediaElementSource(audio).connect(gain).connect(context.destination);
    graph = { context, gain };
    apply();
    await output.again();
  }

  return {
    set(volume, gainDb) {
      wanted = { volume, factor: 10 ** (gainDb / 20) };
      apply();
      if (wanted.factor > 1 && !graph && !building) void build();
    },
    output: (name) => void output.choose(name),
    close() {
      closed = true;
      output.stop();
      void graph?.context.close();
    },
  };
}

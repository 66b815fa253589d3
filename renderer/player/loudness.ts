/**
 * The loudness of the one sound. An element's volume only goes down, so a quiet lesson is raised by a gain beside it.
 * Whoever needs none keeps the plain road to the loudspeakers: the other one costs a thread and some latency.
 */
export type Loudness = {
  readonly set: (volume: number, gainDb: number) => void;
  /** Empty: the system's own choice. */
  readonly output: (deviceId: string) => void;
  readonly close: () => void;
};

/** A page that may not sound yet has no clock in its audio graph: then it plays without gain instead of not at all. */
const RUNS_WITHIN_MS = 1000;

export function createLoudness(audio: HTMLAudioElement, fault: (message: string) => void): Loudness {
  let graph: { readonly context: AudioContext; readonly gain: GainNode } | null = null;
  let building = false;
  let closed = false;
  let wanted = { volume: 1, factor: 1 };
  let deviceId = '';

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
    await choose();
  }

  /** A device that was taken away is no reason to be silent: the system's own sounds then. */
  async function choose(): Promise<void> {
    const sink = graph ? (graph.context as AudioContext & Sink) : (audio as HTMLAudioElement & Sink);
    if (!sink.setSinkId || sink.sinkId === deviceId) return;
    await sink.setSinkId(deviceId).catch((error: unknown) => fault(`sound output: ${String(error)}`));
  }

  const leaving = new AbortController();
  // A loudspeaker that is plugged in again is taken again.
  navigator.mediaDevices?.addEventListener('devicechange', () => void choose(), { signal: leaving.signal });

  return {
    set(volume, gainDb) {
      wanted = { volume, factor: 10 ** (gainDb / 20) };
      apply();
      if (wanted.factor > 1 && !graph && !building) void build();
    },
    output(next) {
      deviceId = next;
      void choose();
    },
    close() {
      closed = true;
      leaving.abort();
      void graph?.context.close();
    },
  };
}

/** Absent where the browser does not know it. */
type Sink = { readonly sinkId?: string; setSinkId?(deviceId: string): Promise<void> };

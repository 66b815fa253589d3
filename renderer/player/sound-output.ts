/**
 * Where the lesson sounds. A loudspeaker that was chosen and is unplugged is no reason to be silent: then it is the
 * system's own, until the chosen one is there again. Chromium does neither by itself: an element stays with a device
 * that has gone, and its sound may end with an error (Chromium 156). A loudspeaker is kept by its name, because what
 * Chromium calls it is made anew for each address of this page, and that has another port at each start.
 */
type SoundOutput = {
  /** By name; empty: the system's own choice. */
  readonly choose: (name: string) => Promise<void>;
  /** The sound goes another way from now on. */
  readonly again: () => Promise<void>;
  readonly stop: () => void;
};

/** An audio element, or the graph that its sound goes through. Absent where the browser does not know it. */
export type Sink = { readonly sinkId?: string; setSinkId?(deviceId: string): Promise<void> };

type Deps = {
  readonly devices: Pick<MediaDevices, 'enumerateDevices' | 'addEventListener'> | undefined;
  readonly sinkNow: () => Sink;
  readonly fault: (message: string) => void;
  /** A device came or went, and the sound goes where it can. */
  readonly onMoved: () => void;
};

export function createSoundOutput({ devices, sinkNow, fault, onMoved }: Deps): SoundOutput {
  const leaving = new AbortController();
  let chosen = '';
  let turn = 0;

  /** Empty where it is not connected, or where the browser names none. */
  async function deviceIdOf(name: string): Promise<string> {
    if (name === '') return '';
    const all = (await devices?.enumerateDevices().catch(() => [])) ?? [];
    return all.find((one) => one.kind === 'audiooutput' && one.label === name)?.deviceId ?? '';
  }

  async function again(): Promise<void> {
    turn += 1;
    const mine = turn;
    const wanted = await deviceIdOf(chosen);
    if (mine !== turn || leaving.signal.aborted) return;
    const sink = sinkNow();
    if (!sink.setSinkId || sink.sinkId === wanted) return;
    try {
      await sink.setSinkId(wanted);
    } catch (error) {
      fault(`sound output: ${String(error)}`);
      // Refused at the last moment: it was just unplugged.
      if (wanted !== '' && mine === turn) await sink.setSinkId('').catch(() => undefined);
    }
  }

  devices?.addEventListener('devicechange', () => void again().then(onMoved), { signal: leaving.signal });
  return {
    choose(name) {
      chosen = name;
      return again();
    },
    again,
    stop: () => leaving.abort(),
  };
}

import { useEffect, useRef, useState } from 'react';
import { useLectern, useStore, useWords } from '../state/index.ts';

/** Not devices, but names of the system's own choice. */
const ROLES = new Set(['', 'default', 'communications']);

type SoundOutputs = {
  /** By name; empty where the browser does not tell them. */
  readonly there: readonly string[];
  /** The chosen one; empty: the system's. */
  readonly chosen: string;
  /** It is not connected: the system's sounds in its place. */
  readonly isMissing: boolean;
};

/** The loudspeakers of this PC, read anew when one comes or goes. */
export function useSoundOutputs(): SoundOutputs {
  const { soundOutput: chosen } = useStore(useLectern().settings);
  const [there, setThere] = useState<readonly string[]>([]);
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices?.enumerateDevices) return;
    const leaving = new AbortController();
    const read = async () => {
      const devices = await mediaDevices.enumerateDevices().catch(() => []);
      const named = devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && !ROLES.has(deviceId));
      if (!leaving.signal.aborted) setThere([...new Set(named.map(({ label }) => label))]);
    };
    void read();
    mediaDevices.addEventListener('devicechange', () => void read(), { signal: leaving.signal });
    return () => leaving.abort();
  }, []);
  // Where none is told, nothing is known of the chosen one either.
  return { there, chosen, isMissing: there.length > 0 && chosen !== '' && !there.includes(chosen) };
}

/** Says when the chosen loudspeaker goes, and when it is back. */
export function useSayMissingOutput(): void {
  const { notices } = useLectern();
  const { t } = useWords();
  const { isMissing, chosen } = useSoundOutputs();
  const before = useRef({ isMissing: false, chosen });
  useEffect(() => {
    const last = before.current;
    before.current = { isMissing, chosen };
    if (isMissing && !last.isMissing) notices.say(t('sound.gone', { name: chosen }));
    if (!isMissing && last.isMissing && chosen === last.chosen) notices.say(t('sound.back', { name: chosen }));
  }, [isMissing, chosen, notices, t]);
}

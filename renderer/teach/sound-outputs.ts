import { useEffect, useState } from 'react';

export type SoundOutput = { readonly deviceId: string; readonly label: string };

/** Not devices, but names of the system's own choice. */
const ROLES = new Set(['', 'default', 'communications']);

/** The sound devices of this PC by name; empty where the browser does not tell them. Read anew when one comes or goes. */
export function useSoundOutputs(): readonly SoundOutput[] {
  const [outputs, setOutputs] = useState<readonly SoundOutput[]>([]);
  useEffect(() => {
    const { mediaDevices } = navigator;
    if (!mediaDevices?.enumerateDevices) return;
    const leaving = new AbortController();
    const read = async () => {
      const devices = await mediaDevices.enumerateDevices().catch(() => []);
      const named = devices.filter(({ kind, deviceId }) => kind === 'audiooutput' && !ROLES.has(deviceId));
      if (!leaving.signal.aborted) setOutputs(named.map(({ deviceId, label }) => ({ deviceId, label })));
    };
    void read();
    mediaDevices.addEventListener('devicechange', () => void read(), { signal: leaving.signal });
    return () => leaving.abort();
  }, []);
  return outputs;
}

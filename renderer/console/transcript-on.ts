import { useSyncExternalStore } from 'react';

const NAME = 'lectern.transcript';
const hearers = new Set<() => void>();

const isOn = (): boolean => localStorage.getItem(NAME) === 'on';

function toggle(): void {
  localStorage.setItem(NAME, isOn() ? 'off' : 'on');
  for (const hear of [...hearers]) hear();
}

/** Whether the ways into the lesson stand beside the picture. Kept by this window's own storage. */
export function useTranscriptOn(): readonly [boolean, () => void] {
  return [useSyncExternalStore(subscribe, isOn), toggle];
}

function subscribe(hear: () => void): () => void {
  hearers.add(hear);
  return () => hearers.delete(hear);
}

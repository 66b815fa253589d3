import { useEffect, useRef } from 'react';
import type { Decoded } from '../../core/contract/index.ts';
import { useLectern } from '../state/index.ts';
import { decodeFilm } from './decode-film.ts';
import './FilmCheck.css';

/** Answers main when it asks this window to show films to itself. Takes no room and is heard by nobody. */
export function FilmCheck() {
  const { call, listen } = useLectern();
  const place = useRef<HTMLDivElement>(null);
  useEffect(
    () =>
      listen('ready.decode', ({ checkId, films }) => {
        void (async () => {
          const decoded: Decoded[] = [];
          for (const film of films) {
            const seen = place.current && (await decodeFilm(place.current, film));
            // Of a window that is put away no frame is presented: that says nothing of the film.
            if (seen && place.current && !document.hidden) decoded.push(seen);
          }
          await call('ready.decoded', { checkId, films: decoded, hasSoundOutput: await hasSoundOutput() });
        })();
      }),
    [call, listen],
  );
  return <div ref={place} aria-hidden="true" />;
}

/** Without leave to record, Chromium names no device, but tells of each kind whether there is one. */
async function hasSoundOutput(): Promise<boolean> {
  const devices = await navigator.mediaDevices.enumerateDevices().catch(() => null);
  return devices === null || devices.some(({ kind }) => kind === 'audiooutput');
}

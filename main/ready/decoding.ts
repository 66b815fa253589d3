import { randomUUID } from 'node:crypto';
import type { DecodeAnswer, FilmToDecode } from '../../core/contract/index.ts';
import type { Carrier, Clock } from '../host/ports.ts';

/** One film shows its first and its last seconds; a slow PC takes its time for each. */
const FILM_LIMIT_MS = 40_000;

export type Decoding = {
  /** Null: no console answered. Rejects when it is called off. */
  decode(films: readonly FilmToDecode[], signal: AbortSignal): Promise<DecodeAnswer | null>;
  /** False: nobody waits for it. */
  answer(given: DecodeAnswer): boolean;
};

/** Asks the console to show films to itself: whether Chromium plays a file on this PC only Chromium knows. */
export function createDecoding(carrier: Pick<Carrier, 'send'>, clock: Clock): Decoding {
  const waiting = new Map<string, (answer: DecodeAnswer | null) => void>();
  return {
    decode(films, signal) {
      const checkId = randomUUID();
      return new Promise((resolve, reject) => {
        // What is aborted already tells nobody any more.
        if (signal.aborted) return reject(signal.reason);
        const end = (): void => {
          calledOff();
          waiting.delete(checkId);
          signal.removeEventListener('abort', abort);
        };
        const abort = (): void => {
          end();
          reject(signal.reason);
        };
        const calledOff = clock.after(FILM_LIMIT_MS * Math.max(1, films.length), () => {
          end();
          resolve(null);
        });
        waiting.set(checkId, (answer) => {
          end();
          resolve(answer);
        });
        signal.addEventListener('abort', abort);
        carrier.send('ready.decode', { checkId, films: [...films] });
      });
    },
    answer(given) {
      const take = waiting.get(given.checkId);
      take?.(given);
      return take !== undefined;
    },
  };
}

import type { Random } from './random.ts';
import type { Time } from './time.ts';

/** How bad the roads between windows and main are now. */
export type Weather = { loss: number; twice: number; delayMsMax: number };

export const CALM: Weather = { loss: 0, twice: 0, delayMsMax: 15 };

/**
 * Carries messages late, never, or twice, and so in any order. A caller is always answered: what is lost comes
 * back as `gone` after a while, as on a real carrier.
 */
export type Network = {
  readonly weather: Weather;
  /** One way. */
  readonly send: (deliver: () => void) => void;
  /** There and back. `receive` runs where the message arrives and may run twice. */
  readonly ask: <Answer>(receive: () => Promise<Answer>, gone: Answer) => Promise<Answer>;
};

const GONE_AFTER_MS = 900;

export function createNetwork(time: Time, random: Random): Network {
  const weather: Weather = { ...CALM };

  function delayMs(): number {
    // Most are quick; now and then one waits for a busy process.
    return random.chance(0.05) ? random.between(0, weather.delayMsMax * 6) : random.between(0.2, weather.delayMsMax);
  }

  function send(deliver: () => void): void {
    if (random.chance(weather.loss)) return;
    time.at(time.now() + delayMs(), deliver);
    if (random.chance(weather.twice)) time.at(time.now() + delayMs(), deliver);
  }

  return {
    weather,
    send,
    ask: (receive, gone) =>
      new Promise((resolve) => {
        const giveUp = time.at(time.now() + GONE_AFTER_MS, () => resolve(gone));
        send(() => {
          void receive().then((answer) =>
            send(() => {
              giveUp();
              resolve(answer);
            }),
          );
        });
      }),
  };
}

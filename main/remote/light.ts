import type { LiveAid } from '../../core/session/index.ts';
import type { Clock, Stop } from '../host/ports.ts';

/** A page says every half second that its thumb still rests there; one that says nothing has gone. */
const LIT_MS_MAX = 1500;

export type Light = {
  shine(at: { readonly x: number; readonly y: number }): void;
  /** Puts it out, where it shines. */
  dark(): void;
};

/** The laser's light in a phone's hand: shown by every window, kept by none, and never left on before a class. */
export function createLight(clock: Clock, show: (light: LiveAid) => void): Light {
  let forget: Stop | null = null;
  function dark(): void {
    if (!forget) return;
    forget();
    forget = null;
    show({ type: 'dark' });
  }
  return {
    shine({ x, y }) {
      forget?.();
      forget = clock.after(LIT_MS_MAX, dark);
      show({ type: 'laser', x, y, draws: true });
    },
    dark,
  };
}

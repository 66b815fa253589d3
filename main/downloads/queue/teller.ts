import type { Clock, Stop } from '../../host/ports.ts';

const TELL_EVERY_MS = 500;

/** Tells no more often than a person can read. */
export function createTeller<All>(clock: Clock, list: () => All) {
  const listeners = new Set<(all: All) => void>();
  let telling: Stop | null = null;
  let hasEnded = false;
  return {
    soon(): void {
      if (hasEnded) return;
      telling ??= clock.after(TELL_EVERY_MS, () => {
        telling = null;
        const all = list();
        for (const hear of [...listeners]) hear(all);
      });
    },
    onTell(hear: (all: All) => void): Stop {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    end(): void {
      hasEnded = true;
      telling?.();
    },
  };
}

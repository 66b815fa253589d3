import type { Stop } from '../ports.ts';

export type Hearers<Heard> = {
  add(hear: (heard: Heard) => void): Stop;
  tell(heard: Heard): void;
};

export function createHearers<Heard = void>(): Hearers<Heard> {
  const hearers = new Set<(heard: Heard) => void>();
  return {
    add(hear) {
      hearers.add(hear);
      return () => void hearers.delete(hear);
    },
    tell(heard) {
      // A copy: whoever hears may stop listening while it is told.
      for (const hear of [...hearers]) hear(heard);
    },
  };
}

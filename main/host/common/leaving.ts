import type { Log } from '../../log.ts';
import type { Clock, Stop } from '../ports.ts';

/** The app saves at every step; this is only for a service that hangs. */
const SAVE_LIMIT_MS = 5000;

export type Leaving = {
  onQuit(hear: () => Promise<void>): Stop;
  /** Lets every service save, once, whoever asks and how often; ends at last when the limit is over. */
  leave(): Promise<void>;
  readonly begun: boolean;
};

export function createLeaving(clock: Clock, log: Log): Leaving {
  const savers = new Set<() => Promise<void>>();
  let left: Promise<void> | null = null;

  async function saveAll(): Promise<void> {
    const saving = [...savers].map(async (save) => {
      try {
        await save();
      } catch (error) {
        log.fault('while leaving', error);
      }
    });
    let late: Stop = () => undefined;
    const limit = new Promise<void>((resolve) => {
      late = clock.after(SAVE_LIMIT_MS, () => {
        log.warn('a service did not finish saving in time');
        resolve();
      });
    });
    await Promise.race([Promise.all(saving), limit]);
    late();
  }

  return {
    onQuit(hear) {
      savers.add(hear);
      return () => void savers.delete(hear);
    },
    leave() {
      left ??= saveAll();
      return left;
    },
    get begun() {
      return left !== null;
    },
  };
}

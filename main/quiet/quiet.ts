import type { Stop } from '../host/ports.ts';

/** Why background work waits. */
export type QuietReason = 'lessonOpen' | 'period';

export type Urgency = 'asked' | 'afterClass' | 'background';

export type Quiet = {
  /**
   * `asked`: a person waits for it, so it always may. `afterClass`: a person asked for it, and it gives way to an open
   * lesson, whose line and disk it would share. `background`: nobody waits; it gives way to a class, because on two
   * cores a conversion takes the frames away from the lesson.
   */
  mayRun(urgency: Urgency): boolean;
  /** Null: background work may run. */
  reason(): QuietReason | null;
  /** Background work may run again, or may no longer. */
  onChange(hear: (reason: QuietReason | null) => void): Stop;
  /** What the law goes by has changed. */
  look(): void;
};

type Inputs = {
  readonly lessonOpen: () => boolean;
  /**
   * A period runs by the timetable, whether or not Lectern is used in it: the class may watch something else, and the
   * line and the processor are its. A PC without a timetable, an evening and a holiday have none.
   */
  readonly periodRuns: () => boolean;
};

export function createQuiet({ lessonOpen, periodRuns }: Inputs): Quiet {
  const listeners = new Set<(reason: QuietReason | null) => void>();
  const reason = (): QuietReason | null => {
    if (lessonOpen()) return 'lessonOpen';
    return periodRuns() ? 'period' : null;
  };
  let last = reason();
  return {
    mayRun(urgency) {
      if (urgency === 'asked') return true;
      return urgency === 'afterClass' ? !lessonOpen() : reason() === null;
    },
    reason,
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
    look() {
      const now = reason();
      if (now === last) return;
      last = now;
      for (const hear of [...listeners]) hear(now);
    },
  };
}

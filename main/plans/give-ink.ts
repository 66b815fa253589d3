import type { StoredInk } from '../../core/ink/index.ts';
import type { PreparedInk } from '../annotations/index.ts';
import type { Session } from '../classroom/index.ts';
import type { Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';

type Deps = {
  readonly session: Session;
  readonly prepared: Pick<PreparedInk, 'give'>;
  readonly send: (stored: StoredInk) => void;
  readonly log: Log;
};

/** A lesson that is taught by a plan, and whoever it is then taught to, has the marks that were drawn while preparing. */
export function giveInk({ session, prepared, send, log }: Deps): Stop {
  let turn: Promise<unknown> = Promise.resolve();
  return session.onState((state, before) => {
    const { lesson, teacherId, classId } = state;
    if (!lesson?.planId) return;
    const { planId, id } = lesson;
    const isSame =
      id === before.lesson?.id &&
      planId === before.lesson.planId &&
      teacherId === before.teacherId &&
      classId === before.classId;
    if (isSame) return;
    turn = turn
      .then(() => prepared.give(planId, id, { teacherId, classId }))
      .then((all) => {
        for (const stored of all) send(stored);
      })
      .catch((error: unknown) => log.fault('marks of a plan', error));
  });
}

import type { DocumentShowing, SessionState } from '../../core/session/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import type { Stop } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Taught } from './history.ts';

type Deps = {
  readonly session: {
    onState(hear: (state: SessionState, before: SessionState) => void): Stop;
  };
  readonly taught: (taught: Taught) => Promise<unknown>;
  readonly log: Log;
};

/**
 * Writes down what comes before a class: a lesson when it is opened, a document when it is shown and at each page.
 * Where a lesson is left is told by the stop that is kept of it.
 */
export function keepHistory({ session, taught, log }: Deps): { settled(): Promise<void>; stop: Stop } {
  let writing: Promise<unknown> = Promise.resolve();
  const write = (one: Taught): void => {
    writing = writing.then(() => taught(one)).catch((error: unknown) => log.fault('history not kept', error));
  };

  const stop = session.onState((state, before) => {
    const { teacherId, classId, lesson } = state;
    const isOther = teacherId !== before.teacherId || classId !== before.classId;
    if (lesson && (isOther || lesson.id !== before.lesson?.id)) {
      const stopSeconds = state.motion.mediaSeconds;
      write({ teacherId, classId, lessonId: lesson.id, document: null, stopSeconds });
    }
    const page = documentPage(state);
    if (page && (isOther || !isSamePage(page, documentPage(before)))) {
      write({ teacherId, classId, ...page, stopSeconds: mediaSeconds(0) });
    }
  });
  return {
    async settled() {
      await writing;
    },
    stop,
  };
}

function documentPage({ showing }: SessionState): Pick<Taught, 'lessonId' | 'document'> | null {
  return showing.kind === 'document' ? pageOf(showing) : null;
}

function pageOf({ document: { lessonId, digest }, pageIndex }: DocumentShowing) {
  return lessonId && { lessonId, document: { digest, pageIndex } };
}

type Page = ReturnType<typeof documentPage>;

function isSamePage(a: Page, b: Page): boolean {
  return a?.document?.digest === b?.document?.digest && a?.document?.pageIndex === b?.document?.pageIndex;
}

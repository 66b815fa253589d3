import { boardName, boardPage, type Cutting } from '../../core/ink/index.ts';
import { cuesWithPlan, type Plan } from '../../core/plan/index.ts';
import type { Layout, Paper, Regions, SessionLesson, SlideCorrection } from '../../core/session/index.ts';
import {
  type AssetDigest,
  type ClassId,
  fail,
  isShowable,
  type Lesson,
  type LessonId,
  type MediaSeconds,
  mediaSeconds,
  ok,
  type PageId,
  type PlanId,
  type Result,
  type TeacherId,
  type UnixMs,
} from '../../core/words/index.ts';
import type { Derived } from '../derived/index.ts';
import type { Growing } from '../growing/index.ts';
import type { Carrier, Power, Stop, Windows } from '../host/ports.ts';
import type { Log } from '../log.ts';
import { createConsoleWindow } from './console-window.ts';
import type { LargeScreenService } from './large-screen.ts';
import type { Session } from './session.ts';
import { growingSessionLesson, sessionDocument, sessionLesson } from './session-lesson.ts';

export type Chosen = { readonly teacherId: TeacherId | null; readonly classId: ClassId | null };

type Deps = {
  readonly session: Session;
  readonly largeScreen: LargeScreenService;
  readonly windows: Windows;
  readonly carrier: Carrier;
  readonly power: Power;
  readonly wallClock: () => UnixMs;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly hasFile: (digest: AssetDigest) => Promise<boolean>;
  /** Lessons whose film is still converted. */
  readonly growing: Pick<Growing, 'lessonOf'>;
  /** What was made of a lesson's films; a lesson that is opened is told of by it. */
  readonly derived: Pick<Derived, 'of' | 'opened'>;
  readonly people: {
    list(): Promise<Chosen>;
    onChange(hear: (chosen: Chosen) => void): Stop;
  };
  readonly onSecond: (hear: () => void) => Stop;
  readonly log: Log;
  /** The teacher's plan for this lesson; its cues come beside the lesson's own. */
  readonly planOf: (chosen: Chosen, lessonId: LessonId, planId: PlanId | null) => Promise<Plan | null>;
  readonly regionsOf: (lessonId: LessonId) => Promise<Regions | null>;
  readonly correctionOf: (lessonId: LessonId) => Promise<SlideCorrection>;
  readonly layoutOf: (teacherId: TeacherId | null, lessonId: LessonId) => Promise<Layout | null>;
  readonly stopOf: (chosen: Chosen, lessonId: LessonId) => Promise<{ stopSeconds: number; finished: boolean } | null>;
};

type DocumentRefusal = { readonly code: 'lessonGone' | 'fileGone' | 'notShowable' };

export type Classroom = {
  /** `planId`: by this plan; null: by the teacher's own for the lesson, where there is one. */
  project(
    lessonId: LessonId,
    from: MediaSeconds | null,
    planId: PlanId | null,
  ): Promise<Result<object, { code: 'lessonGone' | 'notReady' }>>;
  /** The lesson as the windows play it, without anybody's plan. */
  playable(lessonId: LessonId): Promise<Result<{ lesson: SessionLesson }, { code: 'lessonGone' | 'notReady' }>>;
  /** A file of the lesson's package before the class. */
  document(lessonId: LessonId, digest: AssetDigest, pageIndex: number): Promise<Result<object, DocumentRefusal>>;
  /** `cutting`: what was cut out and lies on it. */
  board(paper: Paper, cutting: Cutting | null): Promise<PageId>;
  end(): Promise<void>;
  isOpen(lessonId: LessonId): boolean;
  /** The teacher's window, on the display that is not the class's; brought to the front where it is open. */
  openConsole(): Promise<void>;
  stop: Stop;
};

/** What a teacher does with the class: shows a lesson or a board on the large screen, and ends. */
export function createClassroom(deps: Deps): Classroom {
  const { session, largeScreen, windows, carrier, power } = deps;

  const consoleWindow = createConsoleWindow({
    ...{ largeScreen, windows },
    onFault: (error) => void deps.log.fault('console', error),
  });

  /** Closed by the teacher: a large screen that nobody steers must not stay before the class. */
  function consoleWent(): void {
    consoleWindow.went();
    session.dispatch({ type: 'end' });
    void largeScreen.hide();
  }

  /** Something before the class without a lesson: whose ink it gets is the chosen teacher's and class's. */
  async function openWithoutLesson(): Promise<void> {
    if (session.state().lesson !== null || session.state().showing.kind !== 'nothing') return;
    session.dispatch({ type: 'open', lesson: null, ...(await deps.people.list()), fromSeconds: mediaSeconds(0) });
  }

  /** A lesson that is nothing but documents: a hand-out of the teacher's own, a textbook. */
  async function projectDocument(lesson: Lesson): Promise<boolean> {
    const asset = lesson.assets.find(({ role, mediaType }) => role !== 'poster' && isShowable(mediaType));
    if (!asset || sessionLesson(lesson) || !(await deps.hasFile(asset.digest))) return false;
    session.dispatch({ type: 'end' });
    await openWithoutLesson();
    session.dispatch({ type: 'document', document: sessionDocument(lesson, asset), pageIndex: 0 });
    await largeScreen.show();
    return true;
  }

  /** With what was made of its films, and where one recording shows presenter and screen. */
  async function sessionLessonOf(lesson: Lesson): Promise<SessionLesson | null> {
    const [derived, correction] = await Promise.all([deps.derived.of(lesson), deps.correctionOf(lesson.id)]);
    const playable = sessionLesson(lesson, derived, correction);
    const regions = playable && (await deps.regionsOf(lesson.id));
    return regions ? { ...playable, regions } : playable;
  }

  const stops: Stop[] = [
    consoleWindow.stop,
    session.onState((state) => carrier.send('session.changed', state)),
    // A display that dims while a class copies from the board, or a lock screen over it, is the end of a lesson.
    session.onState(({ showing }) => power.keepAwake(showing.kind !== 'nothing')),
    largeScreen.onChange((displays) => carrier.send('displays.changed', displays)),
    windows.onChange(({ kind, windowId, role }) => {
      if (kind === 'came') session.dispatch({ type: 'attach', windowId, role });
      else session.dispatch({ type: 'detach', windowId });
      if (kind === 'went' && windowId === consoleWindow.id()) consoleWent();
    }),
    deps.people.onChange(({ teacherId, classId }) => session.dispatch({ type: 'class', teacherId, classId })),
    deps.onSecond(() => void consoleWindow.open().catch((error: unknown) => deps.log.fault('console', error))),
    // Nobody can see it: what the class misses must not be gone when the picture is back.
    largeScreen.onLost(() => session.dispatch({ type: 'sleep', reason: 'sleep' })),
    power.onSleep(() => session.dispatch({ type: 'sleep', reason: 'sleep' })),
  ];

  return {
    async project(lessonId, from, planId) {
      const [found, chosen] = await Promise.all([deps.lessonOf(lessonId), deps.people.list()]);
      const early = found?.ready ? null : deps.growing.lessonOf(lessonId);
      const lesson = early?.lesson ?? found;
      if (!lesson) return fail({ code: 'lessonGone' });
      const playable = early ? growingSessionLesson(early) : lesson.ready ? await sessionLessonOf(lesson) : null;
      if (!playable) return (await projectDocument(lesson)) ? ok({}) : fail({ code: 'notReady' });
      const kept = from === null ? await deps.stopOf(chosen, lessonId) : null;
      const fromSeconds = from ?? mediaSeconds(kept && !kept.finished ? kept.stopSeconds : 0);
      const layout = (await deps.layoutOf(chosen.teacherId, lessonId)) ?? undefined;
      const plan = await deps.planOf(chosen, lessonId, planId);
      const planned = { ...playable, cues: cuesWithPlan(playable, plan), ...(plan && { planId: plan.id }) };
      session.dispatch({ type: 'open', lesson: planned, ...chosen, fromSeconds, layout });
      deps.derived.opened(lessonId);
      await largeScreen.show();
      return ok({});
    },
    async playable(lessonId) {
      const lesson = await deps.lessonOf(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      const playable = lesson.ready ? await sessionLessonOf(lesson) : null;
      return playable ? ok({ lesson: playable }) : fail({ code: 'notReady' });
    },
    async document(lessonId, digest, pageIndex) {
      const lesson = await deps.lessonOf(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      const asset = lesson.assets.find((one) => one.digest === digest);
      if (!asset || !(await deps.hasFile(digest))) return fail({ code: 'fileGone' });
      if (!isShowable(asset.mediaType)) return fail({ code: 'notShowable' });
      await openWithoutLesson();
      session.dispatch({ type: 'document', document: sessionDocument(lesson, asset), pageIndex });
      await largeScreen.show();
      return ok({});
    },
    async board(paper, cutting) {
      const pageId = boardPage(boardName(paper, deps.wallClock(), cutting));
      await openWithoutLesson();
      session.dispatch({ type: 'board', pageId, paper });
      await largeScreen.show();
      return pageId;
    },
    async end() {
      session.dispatch({ type: 'end' });
      await largeScreen.hide();
    },
    openConsole: consoleWindow.open,
    isOpen(lessonId) {
      const { lesson, showing } = session.state();
      const document = showing.kind === 'board' ? showing.beneath : showing;
      return lesson?.id === lessonId || (document?.kind === 'document' && document.document.lessonId === lessonId);
    },
    stop() {
      for (const stop of stops) stop();
    },
  };
}

import { useCallback, useEffect, useRef, useState } from 'react';
import {
  draggedTo,
  type Grip,
  markHere,
  marksOfLesson,
  type PlanItem,
  type PlanMark,
  segmentHere,
  segmentsOfPlan,
} from '../../core/plan/index.ts';
import { chapterAt, chapterCues, expectedSeconds, type SessionState, settled } from '../../core/session/index.ts';
import { type LessonId, mediaSeconds, type PlanItemId } from '../../core/words/index.ts';
import { useHand } from '../hand/index.ts';
import { useStore } from '../state/index.ts';
import type { LocalSession } from './local-session.ts';
import type { PlanDesk } from './plan-desk.ts';

type Means = {
  readonly desk: PlanDesk;
  readonly session: LocalSession;
  readonly lessonId: LessonId | null;
  readonly onLesson: (lessonId: LessonId) => void;
};

export type Preparing = ReturnType<typeof usePreparing>;
type MarkKind = PlanMark['kind'];
const newId = () => `item-${crypto.randomUUID()}` as PlanItemId;

/** What is done to a plan, at the place where its lesson stands. */
export function usePreparing({ desk, session, lessonId, onLesson }: Means) {
  const state = useStore(session.store);
  const { plan, line, unsaved } = useStore(desk);
  const { player } = useHand();
  /** The item that was touched last: what Delete deletes, and whose words are typed. */
  const [selected, setSelected] = useState<PlanItemId | null>(null);
  const [typing, setTyping] = useState<PlanItemId | null>(null);
  /** Where a segment was begun; of no meaning in another lesson. */
  const [begunAt, setBegun] = useState<{ readonly lessonId: LessonId; readonly seconds: number } | null>(null);
  const begun = begunAt?.lessonId === lessonId ? begunAt.seconds : null;
  const goTo = useGoTo(session, state, lessonId, onLesson);

  const here = useCallback((): number => {
    const now = player.clock.now();
    const seconds = now === null ? session.store.get().motion.mediaSeconds : expectedSeconds(session.store.get(), now);
    const { lesson } = session.store.get();
    return lesson ? settled(lesson, seconds) : seconds;
  }, [player, session]);

  const add = (kind: MarkKind) => {
    if (!lessonId || !state.lesson) return;
    const item = markHere(kind, { lessonId, seconds: here(), id: newId() });
    desk.edit({ puts: [item] });
    setSelected(item.id);
    if (kind === 'pause') return;
    setTyping(item.id);
    // What is typed belongs to what was seen when the key was pressed.
    session.dispatch({ type: 'pause', reason: 'teacher', presentedSeconds: player.player.presentedSeconds() });
  };
  const addSegment = (from: number, to: number) => {
    const segment = lessonId && segmentHere(lessonId, from, to, newId());
    setBegun(null);
    if (!segment) return;
    desk.edit({ puts: [segment] });
    setSelected(segment.id);
  };
  /** Without a beginning that was said, a segment begins where the last one of its lesson ended. */
  const lastEnd = () =>
    segmentsOfPlan(plan)
      .filter((one) => one.lessonId === lessonId && one.toSeconds < here())
      .reduce((latest, one) => Math.max(latest, one.toSeconds), 0);
  const remove = (id: PlanItemId | null) => {
    if (id && plan.items.some((item) => item.id === id)) desk.edit({ removes: [id] });
    setSelected(null);
  };
  const drag = (item: PlanItem, grip: Grip, seconds: number, again = false) => {
    const durationSeconds = plan.lessons.find((one) => one.lessonId === item.lessonId)?.durationSeconds ?? seconds;
    const edit = { puts: [draggedTo(item, grip, settledIn(state, seconds), durationSeconds)] };
    if (again) desk.goOn(edit);
    else desk.edit(edit);
  };

  return {
    ...{ state, plan, desk, session, lessonId, onLesson, selected, typing, begun, goTo, here, add, drag, remove },
    canUndo: line.back.length > 0,
    canRedo: line.again.length > 0,
    saving: unsaved > 0,
    marks: lessonId ? marksOfLesson(plan, lessonId) : [],
    select: setSelected,
    type: setTyping,
    segmentFrom: () => setBegun(lessonId && { lessonId, seconds: here() }),
    segmentTo: () => addSegment(begun ?? lastEnd(), here()),
    /** The lesson's chapter that is on show, whole. */
    segmentChapter() {
      const { lesson } = state;
      if (!lesson) return;
      const chapter = chapterAt(lesson, here());
      const next = chapterCues(lesson).find((one) => one.atSeconds > here());
      addSegment(chapter?.atSeconds ?? 0, next?.atSeconds ?? lesson.durationSeconds);
    },
  };
}

function settledIn({ lesson }: SessionState, seconds: number): number {
  return lesson ? settled(lesson, seconds) : seconds;
}

/** To a moment of any lesson of the plan; of another one as soon as that stands here. */
function useGoTo(
  session: LocalSession,
  state: SessionState,
  lessonId: LessonId | null,
  onLesson: (lessonId: LessonId) => void,
) {
  const goal = useRef<{ lessonId: LessonId; seconds: number } | null>(null);
  const openId = state.lesson?.id ?? null;
  useEffect(() => {
    if (!goal.current || goal.current.lessonId !== openId) return;
    session.dispatch({ type: 'seek', mediaSeconds: mediaSeconds(goal.current.seconds) });
    goal.current = null;
  }, [session, openId]);
  return (to: LessonId, seconds: number) => {
    if (to === openId) return session.dispatch({ type: 'seek', mediaSeconds: mediaSeconds(seconds) });
    goal.current = { lessonId: to, seconds };
    if (to !== lessonId) onLesson(to);
  };
}

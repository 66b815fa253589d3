import { expectedSeconds } from './clock.ts';
import { haltSeconds } from './halts.ts';
import { initialState } from './initial.ts';
import { arrived, standing } from './motion.ts';
import { changed, refused, type Steps, withLesson } from './step.ts';
import { WHOLE } from './zoom.ts';

type ClassType = 'open' | 'regions' | 'slides' | 'prepared' | 'end' | 'class' | 'attach' | 'detach';

/** Which lesson is taught to whom, and which windows follow it. */
export const classSteps: Steps<ClassType> = {
  // The old lesson's frozen or black picture would hide the new one.
  open: (state, { lesson, teacherId, classId, fromSeconds, layout }) =>
    changed(state, {
      lesson,
      teacherId,
      classId,
      showing: lesson ? { kind: 'lesson' } : { kind: 'nothing' },
      motion: lesson ? standing(lesson, fromSeconds, 'opened') : initialState(state.sessionId).motion,
      rate: 1,
      loop: null,
      blank: false,
      frozen: null,
      layout: layout ?? { kind: state.layout.kind, corner: state.layout.corner },
      zoom: WHOLE,
      aid: null,
      // One that runs over a board before the first lesson goes on.
      countdown: state.lesson ? null : state.countdown,
    }),
  regions: (state, { lessonId, regions }) =>
    withLesson(state, (lesson) => {
      if (lesson.id !== lessonId) return refused('stale');
      const { regions: _, ...unmarked } = lesson;
      return changed(state, { lesson: regions ? { ...unmarked, regions } : unmarked });
    }),
  slides: (state, { lessonId, slideSeconds }) =>
    withLesson(state, (lesson) =>
      lesson.id === lessonId ? changed(state, { lesson: { ...lesson, slideSeconds } }) : refused('stale'),
    ),
  // What plays plays on past what was its end until now.
  prepared: (state, { lessonId, preparedSeconds }, at) =>
    withLesson(state, (before) => {
      if (before.id !== lessonId || before.preparedSeconds === undefined) return refused('stale');
      if (before.preparedSeconds === preparedSeconds) return refused('alreadySo');
      const { preparedSeconds: _, ...whole } = before;
      const lesson = preparedSeconds === null ? whole : { ...whole, preparedSeconds };
      const { motion } = state;
      if (motion.kind !== 'playing') return changed(state, { lesson });
      const stopsAtSeconds = haltSeconds(lesson, state.loop, expectedSeconds(state, at));
      return changed(state, { lesson, motion: { ...motion, stopsAtSeconds } });
    }),
  // How the room is set up (loudness, layout, panel) stays for the next lesson.
  end: (state) => {
    if (state.showing.kind === 'nothing' && state.lesson === null) return refused('alreadySo');
    const { showing, lesson, motion, rate, loop, blank, frozen, zoom, aid, countdown } = initialState(state.sessionId);
    return changed(state, { showing, lesson, motion, rate, loop, blank, frozen, zoom, aid, countdown });
  },
  class: (state, { teacherId, classId }) => {
    const same = teacherId === state.teacherId && classId === state.classId;
    return same ? refused('alreadySo') : changed(state, { teacherId, classId });
  },
  // A window that comes late joins what runs: nobody waits for it.
  attach: (state, { windowId, role }) => {
    const known = state.followers.find((follower) => follower.windowId === windowId);
    if (known?.role === role) return refused('alreadySo');
    const others = state.followers.filter((follower) => follower !== known);
    return changed(state, { followers: [...others, { windowId, role }] });
  },
  detach: (state, { windowId }, at) => {
    if (!state.followers.some((follower) => follower.windowId === windowId)) return refused('unknownWindow');
    const left = { ...state, followers: state.followers.filter((follower) => follower.windowId !== windowId) };
    if (left.motion.kind !== 'gathering' || !left.lesson) return changed(left, {});
    return arrived(
      left,
      left.lesson,
      left.motion.missing.filter((one) => one !== windowId),
      at,
    );
  },
};

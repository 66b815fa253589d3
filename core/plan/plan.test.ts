import { describe, expect, test } from 'vitest';
import { lessonOf, walk } from '../../tests/fixtures/session.ts';
import { type LessonId, mediaSeconds, type PlanId, type PlanItemId } from '../words/index.ts';
import {
  budgetOf,
  changedPlan,
  cuesWithPlan,
  didEdit,
  doneAgain,
  draggedTo,
  dryRunBegun,
  dryRunKept,
  dryRunStands,
  dryRunTimes,
  dryRunTo,
  emptyUndo,
  inverseOf,
  isAtEnd,
  markHere,
  movedSegment,
  nextSegment,
  notesAt,
  type Plan,
  type PlanEdit,
  type PlanItem,
  schoolOf,
  segmentAt,
  segmentBehind,
  segmentHere,
  shownOf,
  takenBack,
  talkAsTried,
} from './index.ts';

const [a, b] = ['f/a', 'f/b'] as [LessonId, LessonId];
const id = (name: string) => name as PlanItemId;
const at = mediaSeconds;

function segment(name: string, lessonId: LessonId, from: number, to: number, talkSeconds = 0): PlanItem {
  return { kind: 'segment', id: id(name), lessonId, fromSeconds: at(from), toSeconds: at(to), talkSeconds };
}
const pause = (name: string, lessonId: LessonId, seconds: number): PlanItem => ({
  ...{ kind: 'pause', id: id(name), lessonId, atSeconds: at(seconds) },
});
const asks = (name: string, lessonId: LessonId, seconds: number, thinkSeconds: number | null): PlanItem => ({
  ...{ kind: 'question', id: id(name), lessonId, atSeconds: at(seconds), text: '为什么？', thinkSeconds },
});
const note = (name: string, seconds: number): PlanItem => ({
  ...{ kind: 'note', id: id(name), lessonId: a, atSeconds: at(seconds), text: name },
});

function planOf(...items: PlanItem[]): Plan {
  const lesson = {
    ...{ title: { en: 'a' }, durationSeconds: at(1200), digest: null, stage: null, grade: null, ready: true },
    stops: [],
  };
  return {
    ...{ id: 'plan-1' as PlanId, name: 'n', classId: null, periodSeconds: 2400 },
    lessons: [a, b].map((lessonId) => ({ lessonId, ...lesson })),
    items,
  };
}
const ids = ({ items }: Plan) => items.map((one) => one.id);

describe('an edit', () => {
  const plan = planOf(segment('s1', a, 0, 60), pause('p1', a, 20), segment('s2', b, 10, 40));

  test('puts what is new behind all others, and what is known in its place', () => {
    const changed = changedPlan(plan, { puts: [pause('p1', a, 25), pause('p2', a, 30)] });
    expect(ids(changed)).toEqual(['s1', 'p1', 's2', 'p2']);
    expect(changed.items[1]).toMatchObject({ atSeconds: 25 });
  });

  test.each<[string, PlanEdit]>([
    ['adds', { puts: [pause('p2', b, 12)] }],
    ['moves', { puts: [pause('p1', a, 44)] }],
    ['removes', { removes: [id('p1'), id('s1')] }],
    ['sorts', { order: [id('s2'), id('s1')] }],
    ['names', { name: 'other', periodSeconds: 2700 }],
    ['is for one class alone', { classId: 'c-4' }],
    ['does all of it', { puts: [pause('p9', a, 1), pause('p1', a, 2)], removes: [id('s2')], order: [id('p9')] }],
    ['removes what is not there', { removes: [id('nothing')] }],
  ])('that %s is taken back by its inverse, and the inverse by its own', (_, edit) => {
    const changed = changedPlan(plan, edit);
    const back = inverseOf(plan, edit);
    expect(changedPlan(changed, back)).toEqual(plan);
    expect(changedPlan(plan, inverseOf(changed, back))).toEqual(changed);
  });

  test('written twice is written once', () => {
    const edit: PlanEdit = { puts: [pause('p2', a, 30)], removes: [id('s1')], order: [id('s2')] };
    expect(changedPlan(changedPlan(plan, edit), edit)).toEqual(changedPlan(plan, edit));
  });

  test('after a step back takes the place of what was taken back', () => {
    const first = didEdit(plan, emptyUndo, { puts: [pause('p2', a, 30)] });
    const back = takenBack(first.plan, first.line);
    expect(back?.plan).toEqual(plan);
    expect(doneAgain(plan, back?.line ?? emptyUndo)?.plan).toEqual(first.plan);
    const other = didEdit(plan, back?.line ?? emptyUndo, { removes: [id('p1')] });
    expect(doneAgain(other.plan, other.line)).toBeNull();
    expect(takenBack(plan, emptyUndo)).toBeNull();
  });
});

describe('segments', () => {
  const plan = planOf(segment('s1', a, 0, 60), segment('s2', b, 10, 40), segment('s3', a, 60, 90));

  test('follow each other in the order of the plan, over lessons', () => {
    const next = (lessonId: LessonId, seconds: number) => nextSegment(plan, { lessonId, seconds })?.id ?? null;
    expect(next(a, 30)).toBe('s2');
    expect(next(b, 40)).toBe('s3');
    expect(next(a, 75)).toBeNull();
    expect(nextSegment(plan, null)?.id).toBe('s1');
  });

  test('are found from beside them: the next one of the lesson, else the one behind its last', () => {
    expect(nextSegment(plan, { lessonId: b, seconds: 2 })?.id).toBe('s2');
    expect(nextSegment(plan, { lessonId: b, seconds: 300 })?.id).toBe('s3');
    expect(nextSegment(plan, { lessonId: 'f/other' as LessonId, seconds: 3 })?.id).toBe('s1');
  });

  test('end where the last frame stands, a hair early or late', () => {
    const one = segmentAt(plan, { lessonId: b, seconds: 40.03 });
    expect(one?.id).toBe('s2');
    expect(one && isAtEnd(one, 39.98)).toBe(true);
    expect(one && isAtEnd(one, 39)).toBe(false);
    expect(segmentAt(plan, { lessonId: a, seconds: 60 })?.id).toBe('s3');
  });

  test('may show the same part twice: which of the two it is was asked for', () => {
    const twice = planOf(segment('s1', a, 0, 60), segment('s2', b, 10, 40), segment('s3', a, 0, 60));
    const at60 = (name: string) => nextSegment(twice, { lessonId: a, seconds: 60, segmentId: id(name) })?.id ?? null;
    expect(at60('s1')).toBe('s2');
    expect(at60('s3')).toBeNull();
    expect(segmentAt(twice, { lessonId: a, seconds: 90, segmentId: id('s1') }), 'it was left').toBeNull();
  });

  test('are gone on from only where the lesson stands at the end of one', () => {
    const room = walk(lessonOf({ id: a, cues: [] }));
    expect(segmentBehind(plan, room.state())).toBeNull();
    room.say({ type: 'seek', mediaSeconds: at(60) });
    expect(segmentBehind(planOf(segment('s1', a, 0, 60), segment('s2', b, 10, 40)), room.state())?.id).toBe('s2');
    expect(segmentBehind(planOf(segment('s1', a, 0, 60)), room.state()), 'the last one').toBeNull();
    room.play();
    expect(segmentBehind(planOf(segment('s1', a, 0, 60), segment('s2', b, 10, 40)), room.state())).toBeNull();
  });

  test('are moved among each other, and stay within the list', () => {
    expect(movedSegment(plan, 's1', 1)).toEqual(['s2', 's1', 's3']);
    expect(movedSegment(plan, 's1', 99)).toEqual(['s2', 's3', 's1']);
    expect(movedSegment(plan, 's1', 0)).toBeNull();
    expect(movedSegment(plan, 's1', -1)).toBeNull();
    expect(movedSegment(plan, 'none', 1)).toBeNull();
  });

  test('are made between two moments, whichever came first, and not of nothing', () => {
    expect(segmentHere(a, 50, 20, id('s'))).toMatchObject({ fromSeconds: 20, toSeconds: 50 });
    expect(segmentHere(a, 20, 20.2, id('s'))).toBeNull();
  });
});

describe('what is dragged', () => {
  test('stays within its lesson, and an end of a segment on its side of the other', () => {
    const one = segment('s', a, 20, 50);
    expect(draggedTo(one, 'from', 80, 100)).toMatchObject({ fromSeconds: 49.5, toSeconds: 50 });
    expect(draggedTo(one, 'to', 3, 100)).toMatchObject({ fromSeconds: 20, toSeconds: 20.5 });
    expect(draggedTo(one, 'to', 300, 100)).toMatchObject({ toSeconds: 100 });
    expect(draggedTo(pause('p', a, 5), 'at', -4, 100)).toMatchObject({ atSeconds: 0 });
  });
});

describe('the cues of a lesson with a plan', () => {
  const lesson = {
    ...{ id: a, durationSeconds: 90 },
    cues: [{ ...pause('own', a, 30), lessonId: undefined } as never, { kind: 'chapter', atSeconds: 0 } as never],
  };

  test('are its own, the plan’s, and a pause at the end of each segment, in the order of time', () => {
    const cues = cuesWithPlan(lesson, planOf(segment('s1', a, 0, 60), asks('q', a, 12, 30), pause('x', b, 3)));
    expect(cues.map(({ kind, atSeconds }) => `${kind} ${atSeconds}`)).toEqual([
      ...['chapter 0', 'question 12', 'pause 30', 'pause 60'],
    ]);
  });

  test('are its own without a plan; a note is none, nor is the end of the lesson', () => {
    expect(cuesWithPlan(lesson, null)).toHaveLength(2);
    expect(cuesWithPlan(lesson, planOf(note('n', 5), segment('s', a, 60, 90)))).toHaveLength(2);
  });

  test('ask once at one moment: a bare pause says nothing beside a question or another pause', () => {
    const cues = cuesWithPlan(lesson, planOf(segment('s1', a, 0, 60), asks('q', a, 60.02, 30), pause('p', a, 30.01)));
    expect(cues.map(({ kind, atSeconds }) => `${kind} ${atSeconds}`)).toEqual([
      ...['chapter 0', 'pause 30', 'question 60.02'],
    ]);
  });

  test('are made where the lesson stands, each kind with what it needs', () => {
    const here = { lessonId: a, seconds: 7, id: id('m') };
    expect(markHere('question', here)).toMatchObject({ text: '', thinkSeconds: 60, atSeconds: 7 });
    expect(markHere('pause', here)).toEqual({ kind: 'pause', id: 'm', lessonId: a, atSeconds: 7 });
    expect(markHere('note', here)).toMatchObject({ text: '' });
    expect(markHere('chapter', here)).toMatchObject({ title: '' });
  });
});

describe('the minutes of a period', () => {
  test('are video, talk and think time against its length', () => {
    const plan = planOf(
      ...[segment('s1', a, 0, 400, 120), segment('s2', b, 100, 500)],
      ...[pause('p', a, 150), asks('q', b, 300, 60), asks('beside', b, 600, 60), asks('untimed', a, 200, null)],
    );
    expect(budgetOf(plan)).toMatchObject({
      ...{ videoSeconds: 800, talkSeconds: 120, thinkSeconds: 60, freeSeconds: 2400 - 980 },
      ...{ stretchSeconds: 200, advice: { beyond: 'video', videoSecondsAdvised: 720, stretchSecondsAdvised: 1200 } },
    });
  });

  test('know the lesson’s own stops, and count what lies between two segments once', () => {
    const plan = planOf(segment('s1', a, 0, 60), segment('s2', a, 60, 120), asks('q', a, 60, 30), pause('p', a, 90));
    const own = { atSeconds: at(20), thinkSeconds: 15 };
    const lessons = plan.lessons.map((one) => (one.lessonId === a ? { ...one, stops: [own] } : one));
    expect(budgetOf(plan)).toMatchObject({ thinkSeconds: 30, stretchSeconds: 60 });
    expect(budgetOf({ ...plan, lessons })).toMatchObject({ thinkSeconds: 45, stretchSeconds: 40 });
    expect(budgetOf(planOf(segment('s1', a, 0, 60), asks('q', a, 60, 30)))).toMatchObject({ thinkSeconds: 30 });
  });

  test('are nothing of an empty plan, and negative where the period is too short', () => {
    expect(budgetOf(planOf())).toMatchObject({ videoSeconds: 0, stretchSeconds: 0, freeSeconds: 2400 });
    expect(budgetOf(planOf(segment('s', a, 0, 60, 3000))).freeSeconds).toBe(-660);
  });

  test('are held against 20 minutes at a stretch in primary school and 30 later', () => {
    const plan = planOf(segment('s', a, 0, 1300));
    const of = (stage: 'primary' | 'junior' | null, grade: number | null): Plan => ({
      ...plan,
      lessons: plan.lessons.map((one) => ({ ...one, stage, grade })),
    });
    expect(budgetOf(of('primary', 4)).advice.beyond).toBe('both');
    expect(budgetOf(of('junior', 8)).advice.beyond).toBe('video');
    expect(schoolOf(of(null, 9).lessons)).toBe('secondary');
    expect(schoolOf(of(null, 6).lessons)).toBe('primary');
    expect(schoolOf(of(null, null).lessons)).toBe('primary');
  });

  test('that were shown are all stretches together, and the longest of them', () => {
    const until = (seconds: number, videoSeconds: number) => ({ untilUnixMs: seconds * 1000, videoSeconds });
    expect(shownOf([until(100, 40), until(200, 90)], 0)).toEqual({ videoSeconds: 130, stretchSeconds: 90 });
    expect(shownOf([until(100, 40)], 90_000), 'before the bell it was another period').toMatchObject({
      videoSeconds: 10,
    });
    expect(shownOf([], 0)).toEqual({ videoSeconds: 0, stretchSeconds: 0 });
  });
});

test('a note is for its moment and what follows; the next one is told of', () => {
  const plan = planOf(note('second', 50), note('first', 10));
  expect(notesAt(plan, a, 5)).toMatchObject({ now: null, next: { text: 'first' } });
  expect(notesAt(plan, a, 10)).toMatchObject({ now: { text: 'first' }, next: { text: 'second' } });
  expect(notesAt(plan, a, 99)).toMatchObject({ now: { text: 'second' }, next: null });
  expect(notesAt(plan, b, 99)).toEqual({ now: null, next: null });
});

describe('a dry run', () => {
  const plan = planOf(segment('s1', a, 10, 60, 120), segment('s2', b, 0, 30, 60), asks('q', a, 30, 45), note('n', 40));
  /** Stands for some seconds in a segment, between two moments. */
  function tried() {
    let run = dryRunStands(dryRunBegun, true, 0);
    run = dryRunStands(run, false, 5000);
    run = dryRunStands(run, true, 20_000);
    run = dryRunStands(run, false, 80_000);
    run = dryRunStands(run, true, 90_000);
    return run;
  }

  test('counts how long the lesson stands, and knows what is due at its place by the plan', () => {
    const run = tried();
    expect(dryRunTimes(plan, run, 60, 100_000)).toEqual({
      ...{ stoodSeconds: 75, takenSeconds: 125, dueSeconds: 50 + 45 },
      ...{ wholeSeconds: 50 + 45 + 120 + 30 + 60, plannedStandSeconds: 225 },
    });
    expect(dryRunTimes(plan, run, 25, 100_000).dueSeconds, 'before the question').toBe(15);
    expect(dryRunStands(run, true, 95_000), 'said twice').toBe(run);
  });

  test('gives the talk after a segment to that one, and the next one has its own', () => {
    const run = dryRunTo(tried(), 1, 150_000);
    expect(run.stoodSeconds).toEqual([125]);
    expect(dryRunTimes(plan, run, 0, 160_000)).toMatchObject({ stoodSeconds: 135, dueSeconds: 50 + 45 + 120 });
    expect(dryRunTo(dryRunStands(run, false, 160_000), 2, 300_000).stoodSeconds).toEqual([125, 10]);
  });

  test('is kept in the segments that were tried to their end, and their talk can be made as long', () => {
    expect(dryRunKept(plan, tried())).toBeNull();
    const kept = dryRunKept(plan, dryRunTo(tried(), 1, 150_000));
    expect(kept).toMatchObject({ puts: [{ id: 's1', triedSeconds: 125 }] });
    const edited = changedPlan(plan, kept ?? {});
    expect(talkAsTried(edited), 'it was as long as planned').toBeNull();
    const longer = dryRunKept(plan, dryRunTo(tried(), 1, 250_000));
    expect(talkAsTried(changedPlan(plan, longer ?? {}))).toMatchObject({ puts: [{ id: 's1', talkSeconds: 180 }] });
    expect(talkAsTried(plan)).toBeNull();
  });
});

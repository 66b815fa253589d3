import { describe, expect, test } from 'vitest';
import { chapter, lessonOf, open, pausePoint, walk } from '../../tests/fixtures/session.ts';
import { type Cue, type CueId, type LessonId, mediaSeconds, type PlanId, type PlanItemId } from '../words/index.ts';
import { questionAt } from './questions.ts';
import { viewOf } from './view.ts';

const asks = (atSeconds: number, thinkSeconds: number | null = 60): Cue => ({
  ...{ kind: 'question', id: `question-${atSeconds}` as CueId, atSeconds: mediaSeconds(atSeconds) },
  ...{ text: { en: 'Why?' }, thinkSeconds },
});
const lesson = lessonOf({ cues: [chapter(0), asks(30), pausePoint(60), asks(90, null)] });
const seek = (seconds: number) => ({ type: 'seek', mediaSeconds: mediaSeconds(seconds) }) as const;
const question = (shown: boolean) => ({ type: 'question', shown }) as const;

describe('a question', () => {
  test('[S40] is shown when the lesson halts at it, and its think time runs from then', () => {
    const class4 = walk(lesson);
    class4.play();
    expect(class4.state().question).toBeNull();
    class4.wait(30_000);
    class4.say({ type: 'reachedStop' });
    expect(class4.state().question).toEqual({ cueId: 'question-30', endsAtMonotonicMs: class4.now() + 60_000 });
  });

  test('[S40] is shown however one came to stand at it; without think time there is nothing to run', () => {
    const { say, state } = walk(lesson);
    say({ type: 'nextStop' });
    expect(state().question?.cueId).toBe('question-30');
    say(seek(90));
    expect(state().question).toEqual({ cueId: 'question-90', endsAtMonotonicMs: null });
    say(seek(60));
    expect(state().question).toBeNull();
  });

  test('[S40] [S19] is shown where the lesson is opened at it, and where a start from it is called off', () => {
    const { say, state } = walk(lesson);
    say(seek(30));
    say({ type: 'play' });
    say({ type: 'pause', reason: 'teacher', presentedSeconds: null });
    expect(state().question?.cueId).toBe('question-30');
    say({ type: 'end' });
    say(open(lesson, 30));
    expect(state().question?.cueId).toBe('question-30');
  });

  test('[S40] keeps its time whatever else changes, and when the time is over', () => {
    const { say, state, wait } = walk(lesson);
    say(seek(30));
    const before = state().question;
    wait(90_000);
    say({ type: 'volume', volume: 0.5, muted: false });
    say({ type: 'captions', languages: ['en'] });
    expect(state().question).toBe(before);
  });

  test('[S41] goes when the lesson moves on, another one opens or it ends', () => {
    const class4 = walk(lesson);
    class4.say(seek(30));
    class4.play();
    expect(class4.state().question).toBeNull();
    class4.say(seek(30));
    class4.say({ type: 'end' });
    expect(class4.state().question).toBeNull();
  });

  test('[S41] put away stays away until it is asked for again, and then has its whole time', () => {
    const { say, state, wait, now } = walk(lesson);
    expect(say(question(true))).toBe('noSuchStop');
    say(seek(30));
    expect(say(question(true))).toBe('alreadySo');
    wait(20_000);
    expect(say(question(false))).toBeNull();
    say({ type: 'volume', volume: 0.5, muted: false });
    expect(state().question).toBeNull();
    expect(questionAt(state())?.id).toBe('question-30');
    expect(say(question(true))).toBeNull();
    expect(state().question?.endsAtMonotonicMs).toBe(now() + 60_000);
  });

  test('[S42] stays in a frozen picture, and one that comes after is not in it', () => {
    const { say, state } = walk(lesson);
    say(seek(30));
    const held = state().question;
    say({ type: 'freeze', frozen: true, presentedSeconds: null });
    say(seek(90));
    expect(viewOf(state(), 'screen').question).toEqual(held);
    expect(viewOf(state(), 'console').question?.cueId).toBe('question-90');
    say({ type: 'freeze', frozen: false, presentedSeconds: null });
    expect(viewOf(state(), 'screen').question?.cueId).toBe('question-90');
  });
});

describe('other cues for the open lesson', () => {
  const cues = (...all: Cue[]) => ({ type: 'cues', lessonId: lesson.id, cues: all, planId: null }) as const;

  test('[S43] the lesson goes on and halts at the next stop of the new ones', () => {
    const class4 = walk(lesson);
    class4.play();
    class4.wait(10_000);
    class4.say(cues(pausePoint(5), pausePoint(20)));
    expect(class4.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 20 });
    class4.say(cues());
    expect(class4.state().motion).toMatchObject({ kind: 'playing', stopsAtSeconds: 120 });
  });

  test('[S43] what stands stays as it is; without a lesson there is nothing to give them to', () => {
    const { say, state } = walk(lesson);
    say(seek(30));
    const { motion } = state();
    say(cues(asks(30), pausePoint(31)));
    expect(state().motion).toBe(motion);
    expect(state().question?.cueId).toBe('question-30');
    say(cues());
    expect(state().question).toBeNull();
    expect(walk(null).say(cues())).toBe('noLesson');
  });

  test('[S43] say by which plan they are, and are not for another lesson', () => {
    const { say, state } = walk(lesson);
    const planId = 'plan-1' as PlanId;
    expect(say({ ...cues(pausePoint(5)), planId })).toBeNull();
    expect(state().lesson?.planId).toBe(planId);
    expect(say(cues())).toBeNull();
    expect(state().lesson).not.toHaveProperty('planId');
    expect(say({ ...cues(), lessonId: 'f/other' as LessonId })).toBe('stale');
  });

  test('[S43] wait while a question is held before the class', () => {
    const { say, state } = walk(lesson);
    say(seek(30));
    say({ type: 'freeze', frozen: true, presentedSeconds: null });
    expect(say(cues())).toBe('notWhileFrozen');
    expect(viewOf(state(), 'screen').question?.cueId).toBe('question-30');
    say({ type: 'freeze', frozen: false, presentedSeconds: null });
    expect(say(cues())).toBeNull();
  });

  test('[S44] the segment that is shown is told of, and moves nothing', () => {
    const { say, state } = walk(lesson);
    const segmentId = 's1' as PlanItemId;
    const { motion } = state();
    expect(say({ type: 'segment', segmentId })).toBeNull();
    expect(state()).toMatchObject({ lesson: { segmentId }, motion });
    expect(say({ type: 'segment', segmentId })).toBe('alreadySo');
    say(open(lesson));
    expect(state().lesson).not.toHaveProperty('segmentId');
  });
});

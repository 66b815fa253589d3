import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { People, PlanCard } from '../../core/contract/index.ts';
import { PERIOD_SECONDS, Plan, type PlanChange, PlanItem, type PlanLesson } from '../../core/plan/index.ts';
import {
  fail,
  inLanguage,
  isFilm,
  type Lesson,
  type LessonId,
  type LocalText,
  ok,
  type PlanId,
  type Result,
  type UnixMs,
} from '../../core/words/index.ts';
import type { Databases, PlanLessonRow } from '../database/index.ts';
import type { Stop } from '../host/ports.ts';

type Fails<Code extends string> = { readonly code: Code };
type Chosen = Pick<People, 'teacherId' | 'classId'>;
type Asked = {
  readonly lessonIds: readonly LessonId[];
  readonly anew: boolean;
  readonly name: string | null;
  readonly periodSeconds: number | null;
};

/** They belong to the teacher chosen now; nobody chosen is an owner too. What changes one names it by its id. */
export type Plans = {
  /** The one changed last first. */
  list(): Promise<Omit<PlanCard, 'next'>[]>;
  read(planId: PlanId): Promise<Result<{ plan: Plan }, Fails<'planGone'>>>;
  open(asked: Asked): Promise<Result<{ planId: PlanId }, Fails<'lessonGone' | 'tooManyPlans'>>>;
  copy(planId: PlanId, name: string): Promise<Result<{ planId: PlanId }, Fails<'planGone' | 'tooManyPlans'>>>;
  addLesson(planId: PlanId, lessonId: LessonId): Promise<Result<object, Fails<'planGone' | 'lessonGone' | 'planFull'>>>;
  change(planId: PlanId, change: PlanChange): Promise<Result<object, Fails<'planGone' | 'lessonGone' | 'planFull'>>>;
  remove(planId: PlanId): Promise<Result<object, Fails<'planGone'>>>;
  restore(planId: PlanId): Promise<Result<object, Fails<'planGone'>>>;
  /** The plan that a lesson is taught by. */
  ofLesson(chosen: Chosen, lessonId: LessonId, planId: PlanId | null): Promise<Plan | null>;
  /** At a start: what was removed before goes for good. */
  tidyUp(): Promise<void>;
  onChange(hear: () => void): Stop;
};

type Deps = {
  readonly lessons: Pick<Databases['lessons'], 'run'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly people: () => Promise<Chosen>;
  readonly wallClock: () => UnixMs;
};
type Kept = NonNullable<Awaited<ReturnType<typeof readPlan>>>;
const readPlan = (lessons: Deps['lessons'], id: string) => lessons.run('plan.get', { id });

export function createPlans({ lessons, lessonOf, people, wallClock }: Deps): Plans {
  const listeners = new Set<() => void>();
  const owner = async (): Promise<string> => (await people()).teacherId ?? '';

  function changed(): Result<object, never> {
    for (const hear of [...listeners]) hear();
    return ok({});
  }
  async function told<Code extends string>(answer: 'done' | Code): Promise<Result<object, Fails<Code>>> {
    return answer === 'done' ? changed() : fail({ code: answer });
  }
  async function setRemoved(id: PlanId, removed: 0 | 1): Promise<Result<object, Fails<'planGone'>>> {
    return told((await lessons.run('plan.remove', { id, removed })) ? 'done' : 'planGone');
  }
  async function planFrom(kept: Kept): Promise<Plan> {
    const { id, name, classId, periodSeconds, items } = kept;
    return v.parse(Plan, {
      ...{ id, name, classId, periodSeconds },
      lessons: await Promise.all(kept.lessons.map(lessonIn)),
      // What a newer Lectern wrote and this one cannot read stays on the disk, and out of what is shown.
      items: items.map((body): unknown => JSON.parse(body)).filter((item) => v.is(PlanItem, item)),
    });
  }
  async function lessonIn(row: PlanLessonRow): Promise<unknown> {
    const lesson = await lessonOf(row.lessonId as LessonId);
    const told = lesson ? lessonRow(lesson) : row;
    const stops = (lesson?.cues ?? []).flatMap((cue) =>
      cue.kind === 'chapter'
        ? []
        : [{ atSeconds: cue.atSeconds, thinkSeconds: cue.kind === 'question' ? cue.thinkSeconds : null }],
    );
    return { ...told, title: JSON.parse(told.title), stops, ready: lesson?.ready ?? false } satisfies Record<
      keyof PlanLesson,
      unknown
    >;
  }
  /** Of the class in the room before one for all classes; another class's own is left alone. */
  async function openedBefore(lessonIds: readonly LessonId[]): Promise<PlanId | null> {
    const { teacherId, classId } = await people();
    const rows = await lessons.run('plan.list', { teacherId: teacherId ?? '' });
    const found = rows.filter((row) => lessonIds.every((id) => row.lessons.some(({ lessonId }) => lessonId === id)));
    const own = found.find((row) => row.classId !== null && row.classId === classId);
    const [first] = own ? [own] : found.filter((row) => row.classId === null || classId === null);
    return first ? (first.id as PlanId) : null;
  }

  return {
    async list() {
      const rows = await lessons.run('plan.list', { teacherId: await owner() });
      return rows.map(
        ({ id, name, classId, lessons: named, changedUnixMs, periodSeconds, segments, videoSeconds }) => ({
          ...{ id: id as PlanId, name, periodSeconds, segments, videoSeconds },
          ...{ classId: classId as PlanCard['classId'], changedUnixMs: changedUnixMs as UnixMs },
          lessons: named.map(({ lessonId, title }) => ({
            lessonId: lessonId as LessonId,
            title: JSON.parse(title) as LocalText,
          })),
        }),
      );
    },
    async read(planId) {
      const kept = await readPlan(lessons, planId);
      return kept ? ok({ plan: await planFrom(kept) }) : fail({ code: 'planGone' });
    },
    async open({ lessonIds, anew, name, periodSeconds }) {
      const before = anew ? null : await openedBefore(lessonIds);
      if (before) return ok({ planId: before });
      const found = await Promise.all(lessonIds.map(lessonOf));
      const there = found.filter((one) => one !== null);
      const [first] = there;
      if (!first) return fail({ code: 'lessonGone' });
      const planId = `plan-${randomUUID()}` as PlanId;
      const answer = await lessons.run('plan.make', {
        ...{ id: planId, teacherId: await owner(), classId: null, changedUnixMs: wallClock() },
        name: name ?? inLanguage(first.title, 'zh-CN').slice(0, 80),
        periodSeconds: periodSeconds ?? PERIOD_SECONDS,
        lessons: there.map(lessonRow),
      });
      if (answer !== 'done') return fail({ code: answer });
      changed();
      return ok({ planId });
    },
    async copy(id, name) {
      const copyId = `plan-${randomUUID()}` as PlanId;
      const answer = await lessons.run('plan.copy', { id, copyId, name, atUnixMs: wallClock() });
      if (answer !== 'done') return fail({ code: answer });
      changed();
      return ok({ planId: copyId });
    },
    async addLesson(id, lessonId) {
      const lesson = await lessonOf(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      return told(await lessons.run('plan.addLesson', { id, row: lessonRow(lesson), atUnixMs: wallClock() }));
    },
    async change(id, { puts, removes, order, name, periodSeconds, classId }) {
      const answer = await lessons.run('plan.change', {
        ...{ id, removes, order: order ?? null, name: name ?? null, periodSeconds: periodSeconds ?? null },
        forClass: classId === undefined ? null : { classId },
        puts: puts.map((item) => ({ itemId: item.id, lessonId: item.lessonId, body: JSON.stringify(item) })),
        atUnixMs: wallClock(),
      });
      return told(answer);
    },
    remove: (id) => setRemoved(id, 1),
    restore: (id) => setRemoved(id, 0),
    async ofLesson({ teacherId, classId }, lessonId, planId) {
      const asked = planId && (await readPlan(lessons, planId));
      // A plan is its teacher's alone, with its notes: who takes over at this PC has none of it.
      if (asked && asked.teacherId === (teacherId ?? '')) return planFrom(asked);
      const kept = await lessons.run('plan.ofLesson', { teacherId: teacherId ?? '', classId, lessonId });
      return kept ? planFrom(kept) : null;
    },
    async tidyUp() {
      await lessons.run('plan.purge', {});
    },
    onChange(hear) {
      listeners.add(hear);
      return () => listeners.delete(hear);
    },
  };
}

function lessonRow({ id, title, assets, durationSeconds, stage, grade }: Lesson): PlanLessonRow {
  const digest = assets.find(isFilm)?.digest ?? null;
  return { lessonId: id, title: JSON.stringify(title), digest, durationSeconds, stage, grade };
}

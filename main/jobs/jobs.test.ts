import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Job } from '../../core/contract/index.ts';
import type { JobId, LessonId } from '../../core/words/index.ts';
import { type DataFolder, dataFolder, handClock, realClock } from '../../tests/support/data.ts';
import type { Databases } from '../database/index.ts';
import { createQuiet } from '../quiet/index.ts';
import { createJobs, type JobControl, type Jobs, type JobWork } from './index.ts';

let data: DataFolder;
let library: Pick<Databases['library'], 'run'>;
let lessonOpen = false;
const quiet = createQuiet({ lessonOpen: () => lessonOpen, periodRuns: () => false });
let jobs: Jobs;

const open = (): Jobs => createJobs({ library, quiet, clock: realClock, wallClock: handClock().now, log: data.log });
beforeEach(() => {
  data = dataFolder();
  library = data.openLibrary();
  lessonOpen = false;
  quiet.look();
  jobs = open();
});
afterEach(async () => {
  await jobs.stop();
  await data.clean();
});

const lessonId = 'imported/1' as LessonId;
const done = { ok: true, value: { lessonId } } as const;

/** Work that goes on until it is told how it ends. */
type End = Awaited<ReturnType<JobWork>>;
const broken: End = { ok: false, error: { code: 'cancelled', detail: '' } };

function work(): { run: JobWork; control: Promise<JobControl>; end(result: End): void } {
  let begin: (control: JobControl) => void = () => undefined;
  let end: (result: End) => void = () => undefined;
  const control = new Promise<JobControl>((resolve) => {
    begin = resolve;
  });
  const ended = new Promise<End>((resolve) => {
    end = resolve;
  });
  const run: JobWork = (given) => {
    begin(given);
    given.signal.addEventListener('abort', () => end(broken));
    if (given.signal.aborted) end(broken);
    return ended;
  };
  return { run, control, end: (result) => end(result) };
}
const start = (title: string, run: JobWork, more: object = {}): JobId =>
  jobs.start({ kind: 'import', title, run, ...more });
const states = (): string[] => jobs.list().map(({ title, state }) => `${title} ${state.kind}`);
function until(reached: () => boolean): Promise<void> {
  if (reached()) return Promise.resolve();
  return new Promise((resolve) => {
    const stop = jobs.onChange(() => {
      if (!reached()) return;
      stop();
      resolve();
    });
  });
}
const stateOf = (id: JobId): Job['state'] | undefined => jobs.list().find((job) => job.id === id)?.state;

describe('a job', () => {
  test('runs at once, reports its steps and ends with its lesson', async () => {
    const one = work();
    const id = start('a', one.run);
    (await one.control).report('converting', 0.5);
    expect(stateOf(id)).toEqual({ kind: 'running', step: 'converting', progress: 0.5 });
    one.end(done);
    await until(() => stateOf(id)?.kind === 'done');
    expect(stateOf(id)).toEqual({ kind: 'done', lessonId });
    (await one.control).report('storing', 1);
    expect(stateOf(id)?.kind).toBe('done');
  });

  test('that fails says why; one that throws is a bug with its number in the log', async () => {
    const failed = start('a', async () => ({ ok: false, error: { code: 'notMedia', detail: 'a.txt' } }));
    const broken = start('b', async () => {
      throw new Error('bug');
    });
    await until(() => jobs.list().every(({ state }) => state.kind === 'failed'));
    expect(stateOf(failed)).toEqual({ kind: 'failed', code: 'notMedia', detail: 'a.txt' });
    expect(stateOf(broken)).toMatchObject({ kind: 'failed', code: 'internal' });
    expect(data.log.lines).toHaveLength(1);
  });

  test('waits for a free place, those with priority first', async () => {
    const works = ['a', 'b', 'c', 'd'].map((title) => ({ title, ...work() }));
    for (const { title, run } of works) start(title, run, { priority: title === 'd' ? 1 : 0 });
    expect(states()).toEqual(['a running', 'b running', 'c queued', 'd queued']);
    works[0]?.end(done);
    await until(() => states().includes('a done') && states().includes('d running'));
    expect(states()).toEqual(['a done', 'b running', 'c queued', 'd running']);
  });

  test('of the background waits while a lesson is open', async () => {
    lessonOpen = true;
    quiet.look();
    start('asked', work().run);
    start('background', work().run, { urgency: 'background' });
    expect(states()).toEqual(['asked running', 'background queued']);
    lessonOpen = false;
    quiet.look();
    expect(states()).toEqual(['asked running', 'background running']);
  });
});

describe('cancelling', () => {
  test('stops what runs, and it stays cancelled whatever it answers', async () => {
    const one = work();
    const id = start('a', one.run);
    const { signal } = await one.control;
    expect(jobs.cancel(id)).toBe(true);
    expect(signal.aborted).toBe(true);
    await jobs.stop();
    expect(stateOf(id)).toEqual({ kind: 'cancelled' });
    expect(jobs.cancel(id)).toBe(false);
  });

  test('before its turn still calls the work, so that it can clean up', async () => {
    for (const title of ['a', 'b']) start(title, work().run);
    const waiting = work();
    const id = start('c', waiting.run);
    jobs.cancel(id);
    expect((await waiting.control).signal.aborted).toBe(true);
    expect(stateOf(id)).toEqual({ kind: 'cancelled' });
  });

  test('or dismissing a job that is not there says so', () => {
    expect(jobs.cancel('job-none' as JobId)).toBe(false);
    expect(jobs.dismiss('job-none' as JobId)).toBe(false);
  });

  test('does not dismiss: an ended job stays until it is dismissed, a running one cannot be', async () => {
    const one = work();
    const id = start('a', one.run);
    expect(jobs.dismiss(id)).toBe(false);
    one.end(done);
    await until(() => stateOf(id)?.kind === 'done');
    expect(jobs.dismiss(id)).toBe(true);
    expect(jobs.list()).toEqual([]);
  });
});

describe('over a restart', () => {
  async function restart(resume: (payload: unknown) => JobWork | null): Promise<void> {
    await jobs.stop();
    jobs = open();
    await jobs.begin((_, payload) => resume(payload));
  }

  test('an interrupted job is made again from its payload, under its id', async () => {
    const id = start('a', work().run, { payload: { path: '/a.mp4' } });
    const again = work();
    let given: unknown;
    await restart((payload) => {
      given = payload;
      return again.run;
    });
    expect(given).toEqual({ path: '/a.mp4' });
    expect(stateOf(id)?.kind).toBe('running');
    again.end(done);
    await until(() => stateOf(id)?.kind === 'done');
  });

  test('one that nobody can make again is said to be interrupted', async () => {
    const id = start('a', work().run);
    await restart(() => null);
    expect(stateOf(id)).toEqual({ kind: 'failed', code: 'interrupted', detail: '' });
  });

  test('a job that a teacher starts before that is taken up stays what it is', async () => {
    const early = work();
    const id = start('early', early.run);
    await jobs.begin(() => null);
    expect(states()).toEqual(['early running']);
    early.end(done);
    await until(() => stateOf(id)?.kind === 'done');
    expect(jobs.dismiss(id)).toBe(true);
    expect(jobs.list()).toEqual([]);
  });

  test('failures stay to be read; done and cancelled jobs do not', async () => {
    start('failed', async () => ({ ok: false, error: { code: 'notMedia', detail: '' } }));
    start('done', async () => done);
    await until(() => jobs.list().every(({ state }) => state.kind === 'done' || state.kind === 'failed'));
    jobs.cancel(start('cancelled', work().run));
    await restart(() => null);
    expect(states()).toEqual(['failed failed']);
    await restart(() => null);
    expect(states()).toEqual(['failed failed']);
  });
});

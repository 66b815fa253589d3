import type { DownloadSources } from '../../../core/contract/index.ts';
import type { LessonId, Result } from '../../../core/words/index.ts';
import type { Clock } from '../../host/ports.ts';
import type { Log } from '../../log.ts';
import type { Failure } from '../ports.ts';
import { createSpeed } from './speed.ts';

export type Step = 'downloading' | 'probing' | 'converting';

/** What the bringing of a lesson is told, and tells. */
export type Bringing = {
  readonly signal: AbortSignal;
  report(step: Step): void;
  /** Of the lesson, checked and here. */
  onBytes(hereBytes: number): void;
  /** Came over the line, from a PC of the school or from a disk, whether or not it was any good. */
  heard(from: keyof DownloadSources, giver: string, bytes: number): void;
};
export type Bring = (lessonId: LessonId, bringing: Bringing) => Promise<Result<object, Failure>>;

export type Run = {
  readonly bytesPerSecond: () => number;
  step: Step;
  /** Whoever gave of it last. */
  giver: string | null;
};

type Deps = {
  readonly bring: Bring;
  readonly clock: Clock;
  readonly log: Pick<Log, 'fault'>;
  readonly onBytes: (lessonId: LessonId, hereBytes: number) => void;
  readonly heard: (lessonId: LessonId, from: keyof DownloadSources, bytes: number) => void;
  readonly changed: () => void;
  /** However it ended; it is no longer among those that run. */
  readonly ended: (lessonId: LessonId, got: Result<object, Failure>) => void;
};

/** The downloads that run. */
export function createRuns(deps: Deps) {
  const running = new Map<LessonId, Run & { readonly abort: AbortController; readonly work: Promise<void> }>();

  function bringing(lessonId: LessonId, signal: AbortSignal, speed: ReturnType<typeof createSpeed>): Bringing {
    return {
      signal,
      report(step) {
        const run = running.get(lessonId);
        if (run) run.step = step;
        deps.changed();
      },
      onBytes: (hereBytes) => deps.onBytes(lessonId, hereBytes),
      heard(from, giver, bytes) {
        const run = running.get(lessonId);
        if (run) run.giver = giver;
        speed.add(bytes);
        deps.heard(lessonId, from, bytes);
      },
    };
  }
  async function bring(lessonId: LessonId, how: Bringing): Promise<void> {
    // It is among those that run before anything is told of it.
    await Promise.resolve();
    const got = await deps.bring(lessonId, how).catch((error: unknown): Result<object, Failure> => {
      const detail = deps.log.fault(`download of ${lessonId}`, error);
      return { ok: false, error: { code: 'internal', detail } };
    });
    running.delete(lessonId);
    deps.ended(lessonId, got);
  }
  return {
    of: (lessonId: LessonId): Run | undefined => running.get(lessonId),
    all: (): LessonId[] => [...running.keys()],
    start(lessonId: LessonId): void {
      const abort = new AbortController();
      const speed = createSpeed(deps.clock);
      const work = bring(lessonId, bringing(lessonId, abort.signal, speed));
      running.set(lessonId, { abort, work, bytesPerSecond: speed.perSecond, step: 'downloading', giver: null });
    },
    breakOff: (lessonId: LessonId): void => running.get(lessonId)?.abort.abort(),
    async stop(): Promise<void> {
      for (const { abort } of running.values()) abort.abort();
      await Promise.all([...running.values()].map(({ work }) => work));
    },
  };
}
export type Runs = ReturnType<typeof createRuns>;

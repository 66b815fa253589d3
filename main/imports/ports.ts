import type { Job } from '../../core/contract/index.ts';
import type {
  Asset,
  AssetDigest,
  Cue,
  JobId,
  Lesson,
  LessonId,
  LocalText,
  MediaSeconds,
  Result,
} from '../../core/words/index.ts';
import type { Conversions } from '../documents/index.ts';
import type { Growing } from '../growing/index.ts';
import type { Clock } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Media } from '../media/index.ts';

export type ImportCode =
  | 'notMedia'
  | 'noPicture'
  | 'truncated'
  | 'differentLengths'
  | 'diskFull'
  | 'documentTooLarge'
  | 'ffmpegMissing'
  | 'transcodeFailed'
  | 'tookTooLong'
  | 'uploadBroken'
  | 'cancelled'
  | 'fileUnreadable'
  | 'notSubtitles'
  | 'notImported'
  | 'lessonGone';

export type ImportFailure = { readonly code: ImportCode; readonly detail: string };

type RunningState = Extract<Job['state'], { kind: 'running' }>;
export type Step = RunningState['step'];

/** What a running import has of its job. */
export type ImportControl = {
  readonly signal: AbortSignal;
  report(step: Step, progress: number | null): void;
  /** Which lesson it becomes: it can be shown already. */
  about(lessonId: LessonId): void;
};

/** The part of main/jobs that imports need. */
export type ImportJobs = {
  start(job: {
    readonly kind: 'import';
    readonly title: string;
    /** Also called for a job that was cancelled before its turn: with a signal that is aborted. */
    readonly run: (control: ImportControl) => Promise<Result<{ readonly lessonId: LessonId }, ImportFailure>>;
  }): JobId;
};

/** The part of main/store that imports need. */
export type ImportStore = {
  put(
    source: AsyncIterable<Uint8Array> | { readonly path: string },
    signal?: AbortSignal,
  ): Promise<
    Result<
      { readonly digest: AssetDigest; readonly bytes: number },
      { readonly code: 'diskFull' | 'fileUnreadable' | 'cancelled'; readonly detail?: string }
    >
  >;
  has(digest: AssetDigest): Promise<boolean>;
  discard(digest: AssetDigest): Promise<void>;
};

export type NewLesson = {
  readonly id: LessonId;
  readonly title: LocalText;
  readonly durationSeconds: MediaSeconds;
  readonly poster: AssetDigest | null;
  readonly assets: readonly Asset[];
  readonly cues: readonly Cue[];
};

/** The part of main/library that imports need. */
export type ImportLibrary = {
  get(lessonId: LessonId): Promise<Lesson | null>;
  addImported(lesson: NewLesson): Promise<LessonId>;
};

export type ImportDeps = {
  readonly media: Media;
  readonly store: ImportStore;
  readonly library: ImportLibrary;
  readonly jobs: ImportJobs;
  readonly clock: Clock;
  readonly log: Log;
  readonly convertAll: Conversions['convertAll'];
  /** Shows what is converted so far. */
  readonly growing: Pick<Growing, 'begin'>;
  /** For what is received and converted; this account's alone, because what a crash left in it is removed. */
  readonly workFolder: string;
  /** Windows of this host know real paths; elsewhere a path from a window is refused. */
  readonly givesPaths: boolean;
};

import type { DownloadCode, DownloadSources } from '../../core/contract/index.ts';
import type { AssetDigest, Lesson, LessonId, Pieces, UnixMs } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';
import type { Conversions } from '../documents/index.ts';
import type { Clock } from '../host/ports.ts';
import type { Library } from '../library/index.ts';
import type { Log } from '../log.ts';
import type { Media } from '../media/index.ts';
import type { Quiet } from '../quiet/index.ts';
import type { Store } from '../store/index.ts';
import type { Client } from './http/client.ts';
import type { Throttle } from './http/throttle.ts';
import type { Hours } from './queue/hours.ts';

export type Failure = {
  readonly code: DownloadCode;
  readonly detail: string;
  /** The server asks to be left alone for so long. */
  readonly retryAfterMs?: number;
};

/** A file as the catalogue told of it; nothing else of it is believed. */
export type Wanted = {
  readonly digest: AssetDigest;
  readonly bytes: number;
  readonly mediaType: string;
  readonly pieces?: Pieces;
};

/** Bytes that came, whether or not they were any good, and of whom: a host, a disk. */
export type Heard = (from: keyof DownloadSources, giver: string, bytes: number) => void;

/** What the fetching of a file is told, and tells: `onBytes` of the file, checked where it can be. */
export type FetchControl = {
  readonly signal: AbortSignal;
  readonly onBytes: (bytes: number) => void;
  readonly heard: Heard;
};

/** How long and how often. */
export type Patience = {
  /** No byte for so long: the server has gone. */
  readonly silentMs: number;
  /** Before all mirrors are asked again. */
  readonly againMs: readonly number[];
};

/** What one transfer has of the world. */
export type Road = { readonly client: Client; readonly clock: Clock; readonly patience: Patience };

export type DownloadDeps = {
  readonly store: Pick<Store, 'has' | 'adopt' | 'take' | 'keep' | 'put' | 'pathOf'>;
  readonly media: Pick<Media, 'probe' | 'tools'>;
  readonly quiet: Pick<Quiet, 'mayRun' | 'onChange'>;
  /** What the class sees: its own files come meanwhile. */
  readonly openLesson: () => LessonId | null;
  readonly database: Pick<Databases['library'], 'run'>;
  readonly wallClock: () => UnixMs;
  /** PDFs of its slides, where that can be done. */
  readonly convertAll: Conversions['convertAll'];
  readonly library: {
    get(lessonId: LessonId): Promise<Lesson | null>;
    /** Lessons that files came for. */
    fetched(): Promise<readonly LessonId[]>;
    /** Before the first byte: what is asked for is kept, whatever becomes of its catalogue. */
    expect(lessonId: LessonId, files: readonly Wanted[]): Promise<void>;
    /** What was found in a film that its catalogue told nothing of. */
    found: Library['found'];
    /** A file has come. */
    arrived(): void;
  };
  /** All files of the lesson are here; told again where Lectern was ended before the job said so. */
  readonly onDone: (lessonId: LessonId) => Promise<void>;
  /** In the order in which they are to be tried. */
  readonly addressesOf: (lessonId: LessonId, digest: AssetDigest) => Promise<readonly string[]>;
  /** Of the school's line; null: all of it. */
  readonly throttle: Throttle;
  /** When downloads come by themselves; null: at any hour. */
  readonly hours: Hours | null;
  /** For what has come in part; on the disk of the store. */
  readonly partFolder: string;
  readonly log: Log;
} & Road;

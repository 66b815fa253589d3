import { mkdir, rm } from 'node:fs/promises';
import type { Handlers } from '../../core/contract/index.ts';
import {
  type AssetDigest,
  fail,
  type Lesson,
  type LessonId,
  officeType,
  ok,
  type Result,
} from '../../core/words/index.ts';
import type { Shell } from '../host/ports.ts';
import type { Log } from '../log.ts';
import type { Store } from '../store/index.ts';
import type { Books } from './books.ts';
import type { Conversions } from './conversions.ts';
import { type CopyFailure, copyOut } from './copy.ts';

type OpenFailure = CopyFailure | { readonly code: 'lessonGone' | 'noProgram' | 'shellFailed' };

export type Documents = {
  open(lessonId: LessonId, digest: AssetDigest): Promise<Result<object, OpenFailure>>;
  /** Removes the copies of the last run; nothing of them is anyone's work. */
  removeLeftovers(): Promise<void>;
};

type Deps = {
  readonly store: Pick<Store, 'open' | 'bytesOf'>;
  readonly lessonOf: (lessonId: LessonId) => Promise<Lesson | null>;
  readonly shell: Shell;
  /** This account's own, for the copies. */
  readonly folder: string;
  /** The class's picture makes room for the program's window. */
  readonly stepAside: () => Promise<void>;
  readonly log: Log;
};

export function createDocuments({ store, lessonOf, shell, folder, stepAside, log }: Deps): Documents {
  return {
    async open(lessonId, digest) {
      const lesson = await lessonOf(lessonId);
      if (!lesson) return fail({ code: 'lessonGone' });
      const asset = lesson.assets.find((one) => one.digest === digest);
      if (!asset) return fail({ code: 'fileGone' });
      const type = officeType(asset.mediaType);
      if (!type) return fail({ code: 'notOpenable' });
      await mkdir(folder, { recursive: true });
      const name = asset.name ?? lesson.title['zh-CN'] ?? lesson.title.en ?? '';
      const copied = await copyOut(store, folder, { digest, type, name });
      if (!copied.ok) return copied;
      await stepAside();
      const opened = await shell.openDocument(copied.value.path);
      if (opened.ok) return ok({});
      log.warn(`a document was not opened: ${opened.error.code} ${opened.error.detail}`);
      return fail({ code: opened.error.code });
    },
    async removeLeftovers() {
      await rm(folder, { recursive: true, force: true }).catch((error: unknown) => {
        log.warn(`copies of documents stay until the next start: ${String(error)}`);
      });
    },
  };
}

type HandlerDeps = {
  readonly documents: Documents;
  readonly books: Books;
  readonly conversions: Conversions;
  readonly comeBack: () => Promise<void>;
};

type DocumentHandlers = Pick<
  Handlers,
  'documents.open' | 'documents.convert' | 'documents.canConvert' | 'documents.book' | 'documents.bookLessons'
>;

export function documentHandlers({ documents, books, conversions, comeBack }: HandlerDeps): DocumentHandlers {
  return {
    async 'documents.open'({ lessonId, digest }) {
      const opened = await documents.open(lessonId, digest);
      if (!opened.ok) await comeBack();
      return opened;
    },
    'documents.convert': ({ lessonId, digest }) => conversions.begin(lessonId, digest),
    async 'documents.canConvert'() {
      return ok({ able: await conversions.isAble() });
    },
    async 'documents.book'({ lessonId }) {
      return ok({ book: await books.bookOf(lessonId) });
    },
    async 'documents.bookLessons'({ lessonId }) {
      return ok({ lessons: [...(await books.lessonsIn(lessonId))] });
    },
  };
}

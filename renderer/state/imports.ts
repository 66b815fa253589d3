import type { CallMain, ImportPart } from '../../core/contract/index.ts';
import type { JobId, LessonId } from '../../core/words/index.ts';

export type ImportFile = { readonly role: ImportPart['role']; readonly file: File };
export type Imports = {
  /** Begins one lesson of one or two files; answers the code of what stood in the way, or null. */
  readonly begin: (title: string | null, parts: readonly ImportFile[]) => Promise<string | null>;
  /** Subtitles alone, for a lesson that was imported here. */
  readonly addSubtitles: (
    lesson: { readonly id: LessonId; readonly title: string },
    files: readonly File[],
  ) => Promise<Begun>;
  readonly cancel: (jobId: JobId) => Promise<void>;
};

type Begun = { readonly jobId: JobId } | { readonly code: string };

type Deps = { readonly call: CallMain; readonly pathOf: (file: File) => string };

/** Files go to main by path where the host gives windows real paths, else the bytes stream to its address. */
export function createImports({ call, pathOf }: Deps): Imports {
  const sending = new Map<JobId, AbortController>();

  async function send(jobId: JobId, uploads: readonly string[], files: readonly File[]): Promise<void> {
    const abort = new AbortController();
    sending.set(jobId, abort);
    try {
      for (const [at, address] of uploads.entries()) {
        await fetch(address, { method: 'PUT', body: files[at] ?? null, signal: abort.signal });
      }
    } catch {
      // Main sees the broken road itself and the job says so; here is nothing to add.
    } finally {
      sending.delete(jobId);
    }
  }

  async function begin(
    chosen: readonly ImportFile[],
    asked: { readonly title: string | null; readonly lessonId?: LessonId },
  ): Promise<Begun> {
    const sent: File[] = [];
    const parts = chosen.map(({ role, file }): ImportPart => {
      const path = pathOf(file);
      if (path) return { role, source: { kind: 'path', path } };
      sent.push(file);
      return { role, source: { kind: 'upload', name: file.name, bytes: file.size } };
    });
    const answer = await call('import.begin', { ...asked, parts });
    if (!answer.ok) return { code: answer.error.code };
    const { jobId, uploads } = answer.value;
    if (sent.length > 0) void send(jobId, uploads, sent);
    return { jobId };
  }

  return {
    async begin(title, chosen) {
      const begun = await begin(chosen, { title });
      return 'code' in begun ? begun.code : null;
    },
    addSubtitles: ({ id, title }, files) =>
      begin(
        files.map((file) => ({ role: 'subtitles', file })),
        { title, lessonId: id },
      ),
    async cancel(jobId) {
      sending.get(jobId)?.abort();
      await call('jobs.cancel', { jobId });
    },
  };
}

import { copyFile, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import {
  type Asset,
  type AssetDigest,
  bytes,
  fail,
  type LessonId,
  mediaSeconds,
  officeType,
  ok,
  type Result,
} from '../../core/words/index.ts';
import { hasRoom } from './assets.ts';
import type { DocumentType } from './document-type.ts';
import { inOneLanguage, lessonIdOf } from './lesson.ts';
import type { ImportControl, ImportDeps, ImportFailure } from './ports.ts';
import { findOffice, slidesToPdf } from './slides-to-pdf.ts';

type Work = {
  readonly path: string;
  readonly title: string;
  readonly name: string;
  readonly type: DocumentType;
  readonly folder: string;
};

/** A hand-out, a picture or a recording of the teacher's own: a lesson of one file, kept as it came. */
export async function importDocument(
  { store, library }: Pick<ImportDeps, 'store' | 'library'>,
  { path, title, name, type, folder }: Work,
  { signal, report }: ImportControl,
): Promise<Result<{ readonly lessonId: LessonId }, ImportFailure>> {
  const size = await stat(path).then(
    (found) => found.size,
    () => null,
  );
  if (size === null) return fail({ code: 'fileUnreadable', detail: 'while looking at it' });
  if (size > type.bytesMax) return fail({ code: 'documentTooLarge', detail: `${size} of ${type.bytesMax} bytes` });
  if (!(await hasRoom(folder, size))) return fail({ code: 'diskFull', detail: 'before it began' });
  report('storing', null);
  const stored = await store.put({ path }, signal);
  if (!stored.ok) return fail({ detail: '', ...stored.error });
  const id = lessonIdOf([{ role: type.role, digest: stored.value.digest }]);
  const known = await library.get(id);
  if (known?.ready) return ok({ lessonId: id });
  const assets = [assetOf(type, 'original', name, stored.value)];
  if (officeType(type.mediaType)) {
    report('converting', null);
    const made = await madePdf(store, { path, name, folder }, signal);
    if (made) assets.push(assetOf(madeType, 'pdf', `${name.slice(0, name.length - extname(name).length)}.pdf`, made));
  }
  if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
  const lesson = { id, title: inOneLanguage(title), durationSeconds: mediaSeconds(0), poster: null };
  return ok({ lessonId: await library.addImported({ ...lesson, assets, cues: [] }) });
}

type Stored = { readonly digest: AssetDigest; readonly bytes: number };

const madeType = { mediaType: 'application/pdf', role: 'document' } as const;

/** Without LibreOffice, or where it fails, the file is still there for the program that it was made with. */
async function madePdf(
  store: ImportDeps['store'],
  { path, name, folder }: Pick<Work, 'path' | 'name' | 'folder'>,
  signal: AbortSignal,
): Promise<Stored | null> {
  const office = await findOffice({ platform: process.platform, env: process.env });
  if (!office) return null;
  // What was sent has no ending here, and LibreOffice goes by endings.
  const input = join(folder, `office${extname(name)}`);
  await copyFile(path, input);
  const made = await slidesToPdf({ office, input, name, folder, signal });
  const stored = made ? await store.put({ path: made }, signal) : null;
  return stored?.ok ? stored.value : null;
}

function assetOf(type: Pick<DocumentType, 'role' | 'mediaType'>, variant: string, name: string, stored: Stored): Asset {
  return {
    role: type.role,
    variant,
    digest: stored.digest,
    ...(name ? { name: name.slice(0, 255) } : {}),
    bytes: bytes(stored.bytes),
    mediaType: type.mediaType,
    language: null,
    durationSeconds: null,
    width: null,
    height: null,
    frames: null,
    hasSound: type.role === 'audio',
  };
}

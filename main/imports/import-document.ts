import { stat } from 'node:fs/promises';
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
import { hasRoom } from '../store/index.ts';
import type { DocumentType } from './document-type.ts';
import { inOneLanguage, lessonIdOf } from './lesson.ts';
import type { ImportControl, ImportDeps, ImportFailure } from './ports.ts';

type Work = {
  readonly path: string;
  readonly title: string;
  readonly name: string;
  readonly type: DocumentType;
  readonly folder: string;
};

/** A hand-out, a picture or a recording of the teacher's own: a lesson of one file, kept as it came. */
export async function importDocument(
  { store, library, convertAll }: Pick<ImportDeps, 'store' | 'library' | 'convertAll'>,
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
  const asset = assetOf(type, name, stored.value);
  // Also of slides that came before LibreOffice did.
  if (officeType(asset.mediaType)) {
    report('converting', null);
    await convertAll([asset], signal);
  }
  const known = await library.get(id);
  if (known?.ready) return ok({ lessonId: id });
  if (signal.aborted) return fail({ code: 'cancelled', detail: '' });
  const lesson = { id, title: inOneLanguage(title), durationSeconds: mediaSeconds(0), poster: null };
  return ok({ lessonId: await library.addImported({ ...lesson, assets: [asset], cues: [] }) });
}

type Stored = { readonly digest: AssetDigest; readonly bytes: number };

function assetOf(type: DocumentType, name: string, stored: Stored): Asset {
  return {
    role: type.role,
    variant: 'original',
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

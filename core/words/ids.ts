import * as v from 'valibot';

/**
 * Ids are short printable text. A `LessonId` is made from its feed's id and the lesson's own id, or, for
 * an imported lesson, from the digests of its files, so that rebuilding the library gives the same ids.
 */
const id = <const Name extends string>(name: Name) =>
  v.pipe(v.string(), v.regex(/^[A-Za-z0-9._:@/-]{1,200}$/), v.brand(name));

export const LessonId = id('LessonId');
export type LessonId = v.InferOutput<typeof LessonId>;
/** The feed that tells of a lesson; a lesson that was imported here has none. */
export function feedIdOf(lessonId: LessonId): string | null {
  const end = lessonId.lastIndexOf('/');
  return end < 0 ? null : lessonId.slice(0, end);
}
export const TeacherId = id('TeacherId');
export type TeacherId = v.InferOutput<typeof TeacherId>;
export const ClassId = id('ClassId');
export type ClassId = v.InferOutput<typeof ClassId>;
/** One anchor's ink: `lesson/<LessonId>@<media ms>` or `board/<name>`; see core/ink/page.ts. */
export const PageId = id('PageId');
export type PageId = v.InferOutput<typeof PageId>;
export const PlaylistId = id('PlaylistId');
export type PlaylistId = v.InferOutput<typeof PlaylistId>;
export const PlanId = id('PlanId');
export type PlanId = v.InferOutput<typeof PlanId>;
/** A segment, cue or note of a plan; made by the window that adds it. A cue of a plan has it as its `CueId`. */
export const PlanItemId = id('PlanItemId');
export type PlanItemId = v.InferOutput<typeof PlanItemId>;
/** Made by the writer of the record, so that a resent record is known as the same one. */
export const RecordId = id('RecordId');
export type RecordId = v.InferOutput<typeof RecordId>;
export const CueId = id('CueId');
export type CueId = v.InferOutput<typeof CueId>;
export const BookmarkId = id('BookmarkId');
export type BookmarkId = v.InferOutput<typeof BookmarkId>;
export const WindowId = id('WindowId');
export type WindowId = v.InferOutput<typeof WindowId>;
/** One life of main's session: it names the count that its revisions belong to. */
export const SessionId = id('SessionId');
export type SessionId = v.InferOutput<typeof SessionId>;
export const DisplayId = id('DisplayId');
export type DisplayId = v.InferOutput<typeof DisplayId>;
export const JobId = id('JobId');
export type JobId = v.InferOutput<typeof JobId>;

/** SHA-256 of a file's bytes, lower-case hex. The name of the file in the store. */
export const AssetDigest = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/), v.brand('AssetDigest'));
export type AssetDigest = v.InferOutput<typeof AssetDigest>;

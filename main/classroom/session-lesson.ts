import type { CaptionTrack, SessionDocument, SessionLesson, Track } from '../../core/session/index.ts';
import { type Asset, type Lesson, type LocalText, TrackRole } from '../../core/words/index.ts';

/** The lesson as the windows play it: one file per track, or null where no track can be shown. */
export function sessionLesson(lesson: Lesson): SessionLesson | null {
  const tracks = TrackRole.options.flatMap((role) => {
    const asset = lesson.assets.find((one) => one.role === role);
    return asset ? (trackOf(role, asset) ?? []) : [];
  });
  if (tracks.length === 0) return null;
  return {
    id: lesson.id,
    title: lesson.title,
    subject: lesson.subject,
    durationSeconds: lesson.durationSeconds,
    tracks,
    captions: lesson.assets.flatMap((asset): CaptionTrack[] =>
      asset.role === 'subtitles' ? [{ language: asset.language ?? 'und', digest: asset.digest }] : [],
    ),
    cues: [...lesson.cues].sort((a, b) => a.atSeconds - b.atSeconds),
  };
}

function trackOf(role: TrackRole, asset: Asset): Track | null {
  if (!asset.frames || !asset.width || !asset.height) return null;
  const { digest, mediaType, width, height, frames, hasSound } = asset;
  return { role, digest, mediaType, width, height, frames, hasSound };
}

/** A file of a package as the windows show it. Alone in its lesson it is called as the lesson is. */
export function sessionDocument(lesson: Lesson, { digest, mediaType, name }: Asset): SessionDocument {
  const others = lesson.assets.filter(({ role }) => role !== 'poster');
  const title: LocalText = name && others.length > 1 ? { 'zh-CN': name } : lesson.title;
  return { digest, lessonId: lesson.id, title, mediaType };
}

import type { CaptionTrack, SessionDocument, SessionLesson, Track } from '../../core/session/index.ts';
import { type Asset, isMeasured, type Lesson, type LocalText, TrackRole } from '../../core/words/index.ts';

/** The lesson as the windows play it: one file per track, or null where no track can be shown. */
export function sessionLesson(lesson: Lesson): SessionLesson | null {
  const tracks = TrackRole.options.flatMap((role): Track | [] => {
    const asset = lesson.assets.filter((one) => one.role === role).find(isMeasured);
    if (!asset) return [];
    const { digest, mediaType, width, height, frames, hasSound } = asset;
    return { role, digest, mediaType, width, height, frames, hasSound };
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

/** A file of a package as the windows show it. Alone in its lesson it is called as the lesson is. */
export function sessionDocument(lesson: Lesson, { digest, mediaType, name }: Asset): SessionDocument {
  const others = lesson.assets.filter(({ role }) => role !== 'poster');
  const title: LocalText = name && others.length > 1 ? { 'zh-CN': name } : lesson.title;
  return { digest, lessonId: lesson.id, title, mediaType };
}

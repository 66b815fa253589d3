import { createHash } from 'node:crypto';
import {
  type Asset,
  type AssetDigest,
  type AssetRole,
  type Cue,
  type CueId,
  type LessonId,
  type LocalText,
  mediaSeconds,
} from '../../core/words/index.ts';
import type { NewLesson } from './ports.ts';
import type { Examined } from './sources.ts';

/**
 * From the digests of the files as they came, so that the same files are known as the same lesson before they
 * are converted, and whatever ffmpeg makes of them on another PC.
 */
export function lessonIdOf(sources: readonly { readonly role: AssetRole; readonly digest: AssetDigest }[]): LessonId {
  const said = sources.map(({ role, digest }) => `${role} ${digest}`).sort();
  return `import/${createHash('sha256').update(said.join('\n')).digest('hex').slice(0, 32)}` as LessonId;
}

export function describeLesson(id: LessonId, title: string, assets: readonly Asset[], cues: readonly Cue[]): NewLesson {
  const lengths = assets.map(({ durationSeconds }) => durationSeconds ?? 0);
  return {
    id,
    title: inOneLanguage(title),
    durationSeconds: mediaSeconds(Math.max(...lengths)),
    poster: assets.find(({ role }) => role === 'poster')?.digest ?? null,
    assets,
    cues,
  };
}

/** Its chapters; a film that is converted begins at 0, wherever it began before. */
export function cuesOf({ probe, decision }: Pick<Examined, 'probe' | 'decision'>): Cue[] {
  const movedSeconds = decision.kind === 'convert' ? probe.startSeconds : 0;
  return probe.chapters.map(({ startSeconds, title }, index) => ({
    kind: 'chapter',
    id: `chapter-${index + 1}` as CueId,
    atSeconds: mediaSeconds(Math.max(0, startSeconds - movedSeconds)),
    title: inOneLanguage(title),
  }));
}

/** Files do not say which language a title is in; Chinese characters do. */
export function inOneLanguage(title: string): LocalText {
  return /\p{Script=Han}/u.test(title) ? { 'zh-CN': title } : { en: title };
}

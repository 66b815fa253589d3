import * as v from 'valibot';
import { LessonRecord, themesOf } from '../../../core/words/index.ts';
import type { Imported, LocalFile, SkipCode, Skipped } from './importer.ts';
import { shownText } from './shown-text.ts';

/** Position and detail are shown to people, and may quote the source. */
export function skipped(position: string, code: SkipCode, detail: string): Skipped {
  return { kind: 'skipped', position: shownText(position, 300), code, detail: shownText(detail, 200) };
}

export type Draft = v.InferInput<typeof LessonRecord>;

/** The last gate: whatever a source held, what leaves its importer is a `LessonRecord`. */
export function lessonOrSkip(draft: Draft, files: readonly LocalFile[], position: string): Imported {
  const themes = [...themesOf(draft.themes)];
  const parsed = v.safeParse(LessonRecord, { ...draft, themes }, { abortEarly: true });
  if (parsed.success) return { kind: 'lesson', record: parsed.output, files };
  // Not the issue's message: it quotes what was found.
  return skipped(position, 'badRecord', v.getDotPath(parsed.issues[0]) ?? 'the record');
}

import type { ReadyCode, ReadyFinding } from '../../core/contract/index.ts';
import type { Lesson } from '../../core/words/index.ts';
import { filmWords, isFilmFault, type TextKey, type Words } from '../words/index.ts';

/** What one tap does about it; null: only words help. */
export type Remedy = 'mend' | 'testCard' | null;

/** All findings of one kind as one row: what it is, what to do, and which files. */
export type FindingRow = {
  readonly code: ReadyCode;
  readonly text: string;
  readonly todo: string;
  readonly files: string;
  readonly remedy: Remedy;
};

export function findingRows(findings: readonly ReadyFinding[], lesson: Lesson, words: Words): readonly FindingRow[] {
  const codes = [...new Set(findings.map(({ code }) => code))];
  return codes.map((code) => {
    const digests = findings.filter((one) => one.code === code).map(({ digest }) => digest);
    const files = lesson.assets.filter(({ digest }) => digests.includes(digest)).map((asset) => nameOf(asset, words));
    return { code, files: [...new Set(files)].join(' · '), ...wordsOf(code, files.length, lesson, words) };
  });
}

function wordsOf(code: ReadyCode, count: number, { imported }: Lesson, words: Words) {
  const { t } = words;
  if (isFilmFault(code)) {
    const { reason, todo } = filmWords(words, code);
    return { text: reason, todo, remedy: code === 'notMeasured' ? ('mend' as const) : null };
  }
  const isOfFile = code === 'fileMissing' || code === 'fileDamaged';
  // Nobody else has a file that was imported here.
  const todo: TextKey = isOfFile && imported ? 'ready.todo.importAgain' : `ready.todo.${code}`;
  const remedy: Remedy = isOfFile && !imported ? 'mend' : code === 'noSoundOutput' ? 'testCard' : null;
  return { text: t(`ready.${code}`, { count }), todo: t(todo), remedy };
}

function nameOf({ name, role }: Lesson['assets'][number], { t }: Words): string {
  return name ?? t(`lesson.role.${role}`, { language: '' });
}

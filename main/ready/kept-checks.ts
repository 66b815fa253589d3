import * as v from 'valibot';
import { ReadyFinding, type ReadyMark } from '../../core/contract/index.ts';
import { AssetDigest, type Lesson, type LessonId, unixMs } from '../../core/words/index.ts';
import type { Databases } from '../database/index.ts';

/** A check as it is kept: what was found, and of which files. */
const Body = v.object({
  /** Every file of the lesson then, in order of their digests. */
  digests: v.array(AssetDigest),
  /** Those that were in the store. */
  held: v.array(AssetDigest),
  findings: v.array(ReadyFinding),
});
export type CheckedFiles = Pick<v.InferOutput<typeof Body>, 'digests' | 'held'>;
export type Check = v.InferOutput<typeof Body>;

/** Missing files that nobody projects: the lesson can be shown without them. */
const spares = (check: Check, lesson: Lesson): boolean =>
  lesson.ready === false &&
  check.findings.every(({ code, digest }) => code === 'fileMissing' && !isNeeded(lesson, digest));

const neededRoles: readonly string[] = ['explanation', 'screen', 'composite', 'subtitles'];
export function isNeeded({ assets }: Lesson, digest: AssetDigest | null): boolean {
  return assets.some((asset) => asset.digest === digest && neededRoles.includes(asset.role));
}

/** Null: its files are others than those that were looked at, one of them has gone, or an older Lectern kept it otherwise. */
export function markOf(
  { lessonId, checkedAtUnixMs, body }: { lessonId: string; checkedAtUnixMs: number; body: string },
  now: { readonly lesson: Lesson } & CheckedFiles,
): ReadyMark | null {
  const kept = v.safeParse(Body, JSON.parse(body));
  if (!kept.success) return null;
  const check = kept.output;
  if (String(check.digests) !== String(now.digests) || String(check.held) !== String(now.held)) return null;
  const kind = check.findings.length === 0 ? 'ready' : spares(check, now.lesson) ? 'half' : 'faults';
  return {
    lessonId: lessonId as LessonId,
    kind,
    checkedAtUnixMs: unixMs(checkedAtUnixMs),
    findings: check.findings,
  };
}

/** The files of a lesson now: all, and those that are here. Posters come by themselves and teach nothing. */
export function filesNow(lesson: Lesson, held: readonly AssetDigest[]): CheckedFiles {
  const digests = [
    ...new Set(lesson.assets.filter(({ role }) => role !== 'poster').map(({ digest }) => digest)),
  ].sort();
  return { digests, held: digests.filter((digest) => held.includes(digest)) };
}

export function createKeptChecks(lessons: Pick<Databases['lessons'], 'run'>) {
  return {
    keep: (lessonId: LessonId, checkedAtUnixMs: number, check: Check) =>
      lessons.run('ready.keep', { lessonId, checkedAtUnixMs, body: JSON.stringify(check) }),
    list: () => lessons.run('ready.list', {}),
  };
}

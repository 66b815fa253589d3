import type { LayoutKind } from '../../core/session/index.ts';
import type { AssetDigest, ClassId, LessonId } from '../../core/words/index.ts';
import { mediaSeconds } from '../../core/words/index.ts';
import { useLectern, useStore, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

export type ProjectRequest = {
  readonly lessonId: LessonId;
  /** Null: where the class stopped. */
  readonly fromSeconds: number | null;
  /** Left out: the class chosen now. */
  readonly classId?: ClassId | null;
  readonly layout?: LayoutKind;
  /** A document of the lesson's package, instead of the lesson's own picture. */
  readonly document?: { readonly digest: AssetDigest; readonly pageIndex: number };
};

/** From the desk to the class: the class first, then the lesson. */
export function useProject(): (request: ProjectRequest) => Promise<void> {
  const { call, people, notices } = useLectern();
  const words = useWords();
  const now = useStore(people);
  return async ({ lessonId, fromSeconds, classId, layout, document }) => {
    if (classId !== undefined && now && classId !== now.classId) {
      const chosen = await call('people.choose', { teacherId: now.teacherId, classId });
      if (!chosen.ok) return notices.say(errorText(words, chosen.error.code));
    }
    const from = fromSeconds === null ? null : mediaSeconds(fromSeconds);
    const answer = document
      ? await call('classroom.document', { lessonId, digest: document.digest, pageIndex: document.pageIndex })
      : await call('classroom.project', { lessonId, fromSeconds: from });
    if (!answer.ok) return notices.say(errorText(words, answer.error.code));
    if (layout) await call('session.command', { type: 'layout', kind: layout });
  };
}

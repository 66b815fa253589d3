import { type Asset, documentKind, isShowable, type LessonId } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { errorText } from '../words/index.ts';

type File = Pick<Asset, 'digest' | 'mediaType'>;

/** True where a press on the file does something: a page before the class, or a program of the PC. */
export function isOpenable({ role, mediaType }: Pick<Asset, 'role' | 'mediaType'>): boolean {
  return role !== 'poster' && (isShowable(mediaType) || documentKind(mediaType) === 'office');
}

/** Shows a file of a lesson before the class, or hands it to a program of the PC; what went wrong is said in words. */
export function useOpenFile(): (lessonId: LessonId, file: File) => Promise<void> {
  const { call, notices } = useLectern();
  const words = useWords();
  return async (lessonId, { digest, mediaType }) => {
    const answer = isShowable(mediaType)
      ? await call('classroom.document', { lessonId, digest, pageIndex: 0 })
      : await call('documents.open', { lessonId, digest });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
}

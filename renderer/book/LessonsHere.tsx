import { useEffect, useMemo, useState } from 'react';
import type { DocumentShowing } from '../../core/session/index.ts';
import type { LessonCard, LessonId } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { MenuItem } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import type { OutlineEntry } from './pdf.ts';
import { lessonsOfPage } from './places.ts';
import { StripMenu } from './StripMenu.tsx';

type Props = { readonly shown: DocumentShowing; readonly outline: readonly OutlineEntry[] };

/** Beside a textbook's page: the lessons that belong to it, each projected by one press. */
export function LessonsHere({ shown, outline }: Props) {
  const words = useWords();
  const { t, local } = words;
  const { call, notices } = useLectern();
  const all = useLessonsOfBook(shown.document.lessonId);
  const lessons = useMemo(() => lessonsOfPage(outline, all, shown.pageIndex), [outline, all, shown.pageIndex]);
  if (lessons.length === 0) return null;
  const project = async (lessonId: LessonId) => {
    const answer = await call('classroom.project', { lessonId, fromSeconds: null });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
  return (
    <StripMenu icon="film" label={t('document.lessonsHere', { count: lessons.length })} testId="lessons-here">
      {() =>
        lessons.map((lesson) => (
          <MenuItem
            key={lesson.id}
            disabled={!lesson.ready}
            note={lesson.ready ? '' : t('lesson.file.missing')}
            onPress={() => void project(lesson.id)}
          >
            {local(lesson.title)}
          </MenuItem>
        ))
      }
    </StripMenu>
  );
}

const none: readonly LessonCard[] = [];

function useLessonsOfBook(lessonId: LessonId | null): readonly LessonCard[] {
  const { call, hello } = useLectern();
  const [lessons, setLessons] = useState(none);
  useEffect(() => {
    setLessons(none);
    // A panel that is the large screen steers pages, not lessons.
    if (lessonId === null || hello.role !== 'console') return;
    let live = true;
    void call('documents.bookLessons', { lessonId }).then((answer) => {
      if (live && answer.ok) setLessons(answer.value.lessons);
    });
    return () => {
      live = false;
    };
  }, [call, hello, lessonId]);
  return lessons;
}

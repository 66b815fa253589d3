import { useEffect, useState } from 'react';
import type { AnswerOf, Channels } from '../../core/contract/index.ts';
import type { Lesson } from '../../core/words/index.ts';
import { useLectern, useWords } from '../state/index.ts';
import { Button } from '../ui/index.ts';
import { errorText } from '../words/index.ts';
import { useOutline } from './pdf-shelf.ts';
import { pageOfLesson } from './places.ts';

type Book = NonNullable<AnswerOf<Channels['documents.book']>['book']>;

/** From a lesson to its page in the textbook, where the book is on this PC. */
export function BookButton({ lesson }: { readonly lesson: Lesson }) {
  const { call } = useLectern();
  const [book, setBook] = useState<Book | null>(null);
  const { id } = lesson;
  useEffect(() => {
    let live = true;
    setBook(null);
    void call('documents.book', { lessonId: id }).then((answer) => {
      if (live && answer.ok) setBook(answer.value.book);
    });
    return () => {
      live = false;
    };
  }, [call, id]);
  return book && book.lessonId !== id ? <OpenBook lesson={lesson} book={book} /> : null;
}

function OpenBook({ lesson, book }: { readonly lesson: Lesson; readonly book: Book }) {
  const words = useWords();
  const { call, notices } = useLectern();
  const pageIndex = usePageIn(book, lesson);
  const open = async () => {
    const { lessonId, digest } = book;
    const answer = await call('classroom.document', { lessonId, digest, pageIndex: pageIndex ?? 0 });
    if (!answer.ok) notices.say(errorText(words, answer.error.code));
  };
  return (
    <Button look="quiet" large icon="library" data-testid="open-book" onClick={() => void open()}>
      {pageIndex === null ? words.t('lesson.book') : words.t('lesson.bookPage', { number: pageIndex + 1 })}
    </Button>
  );
}

/** Null while the book is being looked into, or where its outline does not name the lesson. */
function usePageIn({ digest }: Book, lesson: Lesson): number | null {
  return pageOfLesson(useOutline(digest), lesson);
}

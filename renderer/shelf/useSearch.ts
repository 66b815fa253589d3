import { useEffect, useState } from 'react';
import type { LessonCard } from '../../core/words/index.ts';
import { useLectern } from '../state/index.ts';

const LIMIT = 60;

/** What is found for a text; null while nothing is asked or the first answer is awaited. Late answers are dropped. */
export function useSearch(text: string): readonly LessonCard[] | null {
  const { call, library } = useLectern();
  const [found, setFound] = useState<{ text: string; lessons: readonly LessonCard[] } | null>(null);
  const [version, setVersion] = useState(0);
  useEffect(() => library.subscribe(() => setVersion((n) => n + 1)), [library]);
  // biome-ignore lint/correctness/useExhaustiveDependencies: a changed library is asked again
  useEffect(() => {
    if (text.trim() === '') return setFound(null);
    let live = true;
    void call('library.search', { text, limit: LIMIT }).then((answer) => {
      if (live && answer.ok) setFound({ text, lessons: answer.value.lessons });
    });
    return () => {
      live = false;
    };
  }, [text, call, version]);
  return found && text.trim() !== '' ? found.lessons : null;
}

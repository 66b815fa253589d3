import { useCallback, useState } from 'react';
import type { LessonId } from '../../core/words/index.ts';
import type { DeskPlace } from '../desk/index.ts';

/** Where one is on the desk: a place of the sidebar, and the lesson that was opened from it. */
export function useDeskPlace() {
  const [place, setPlace] = useState<DeskPlace>('shelf');
  const [lessonId, setLessonId] = useState<LessonId | null>(null);
  /** Where the lesson is opened: at the sentence that was found. */
  const [atSeconds, setAtSeconds] = useState<number | null>(null);
  /** Raised with each visit: the page of a place that is pressed again begins anew. */
  const [visit, setVisit] = useState(0);
  const openLesson = useCallback((id: LessonId, at: number | null = null) => {
    setAtSeconds(at);
    setLessonId(id);
  }, []);
  const toPlace = useCallback((next: DeskPlace) => {
    setVisit((before) => before + 1);
    setLessonId(null);
    setPlace(next);
  }, []);
  const closeLesson = useCallback(() => setLessonId(null), []);
  /** Back to the shelf as it was left. */
  const leavePlace = useCallback(() => setPlace('shelf'), []);
  return { place, lessonId, atSeconds, visit, openLesson, closeLesson, toPlace, leavePlace };
}

type Browsed = 'books' | 'themes' | 'recent';

export function isBrowsed(place: DeskPlace): place is Browsed {
  return place === 'books' || place === 'themes' || place === 'recent';
}

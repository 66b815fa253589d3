import { useCallback, useState } from 'react';
import type { LessonId, PlaylistId } from '../../core/words/index.ts';
import type { DeskPlace } from '../desk/index.ts';

/** Where one is on the desk: a place of the sidebar, and the lesson that was opened from it. */
export function useDeskPlace() {
  const [place, setPlace] = useState<DeskPlace>('shelf');
  const [lessonId, setLessonId] = useState<LessonId | null>(null);
  /** Where the lesson is opened: at the sentence that was found. */
  const [atSeconds, setAtSeconds] = useState<number | null>(null);
  const [playlistId, openPlaylist] = useState<PlaylistId | null>(null);
  /** Raised with each visit: the page of a place that is pressed again begins anew. */
  const [visit, setVisit] = useState(0);
  const openLesson = useCallback((id: LessonId, at: number | null = null) => {
    setAtSeconds(at);
    setLessonId(id);
  }, []);
  const toPlace = useCallback((next: DeskPlace) => {
    setVisit((before) => before + 1);
    setLessonId(null);
    openPlaylist(null);
    setPlace(next);
  }, []);
  const closeLesson = useCallback(() => setLessonId(null), []);
  /** Back to the shelf as it was left. */
  const leavePlace = useCallback(() => setPlace('shelf'), []);
  /** One step back: from a lesson to where it was opened, from one list to all of them, then to the shelf. */
  const goBack = () => {
    if (lessonId !== null) closeLesson();
    else if (playlistId !== null) openPlaylist(null);
    else leavePlace();
  };
  const here = { place, lessonId, atSeconds, playlistId, visit };
  return { ...here, openLesson, closeLesson, openPlaylist, toPlace, leavePlace, goBack };
}

type Browsed = 'books' | 'themes' | 'recent';

export function isBrowsed(place: DeskPlace): place is Browsed {
  return place === 'books' || place === 'themes' || place === 'recent';
}

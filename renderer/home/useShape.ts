import { useEffect, useMemo } from 'react';
import type { Home } from '../state/index.ts';
import { type HomeShape, keepShape, lastShape } from './kept-shape.ts';
import { weekCells } from './week-cells.ts';

type Answers = Home & { readonly hasNext: boolean; readonly now: number };

/** How the page is built: as main says, and until it has answered as it was the last time; null: there was none. */
export function useShape({ periods, lists, hasNext, now }: Answers): HomeShape | null {
  const last = useMemo(lastShape, []);
  const shape = useMemo(() => {
    if (!periods || !lists) return null;
    const { week } = periods;
    return {
      next: hasNext,
      week: week?.hasTimetable ? weekCells(week, now).length : null,
      recent: lists.recent.lessons.length > 0,
      themes: lists.themes.length > 0,
    };
  }, [periods, lists, hasNext, now]);
  useEffect(() => {
    if (shape) keepShape(shape);
  }, [shape]);
  return shape ?? last;
}

import { useEffect, useMemo } from 'react';
import type { ClassStop } from '../../core/contract/index.ts';
import type { Home } from '../state/index.ts';
import { type HomeShape, keepShape, lastShape } from './kept-shape.ts';
import { BESIDE, type NextPeriod, stopsBeside } from './next-period.ts';
import { weekCells } from './week-cells.ts';

type Answers = Home & { readonly next: NextPeriod | null; readonly stops: readonly ClassStop[]; readonly now: number };

/** How the page is built: as main says, and until it has answered as it was the last time; null: there was none. */
export function useShape({ periods, lists, next, stops, now }: Answers): HomeShape | null {
  const last = useMemo(lastShape, []);
  const shape = useMemo(() => {
    if (!periods || !lists) return null;
    const { week } = periods;
    return {
      next: next !== null,
      beside: next ? Math.min(stopsBeside(next, stops).length, BESIDE) : 0,
      week: week?.hasTimetable ? weekCells(week, now).length : null,
      recent: lists.recent.lessons.length > 0,
      themes: lists.themes.length > 0,
    };
  }, [periods, lists, next, stops, now]);
  useEffect(() => {
    if (shape) keepShape(shape);
  }, [shape]);
  return shape ?? last;
}

// Timetable: a week of periods typed in a minute or read from a file, its bells, its term and its days off.
// The page is loaded when it is opened; what the console and the shelf show of the timetable is here from the start.
import { lazy } from 'react';

export * from './PeriodLeft.tsx';
export * from './period-text.ts';
export * from './plan-text.ts';
export * from './usePlan.ts';
export * from './useTimetableNow.ts';
export * from './useWeeksAhead.ts';

export const TimetablePage = lazy(async () => {
  const { TimetablePage: Page } = await import('./TimetablePage.tsx');
  return { default: Page };
});

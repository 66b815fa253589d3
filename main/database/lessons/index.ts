// lessons.db, the teacher's work: its schema and every query that is asked of it.
import type { PreciousSchema } from '../precious.ts';
import { bookmarkQueries } from './bookmark-queries.ts';
import { favouriteQueries } from './favourite-queries.ts';
import { historyQueries } from './history-queries.ts';
import { inkQueries } from './ink-queries.ts';
import { layoutQueries } from './layout-queries.ts';
import { memoryQueries } from './memory-queries.ts';
import { lessonsMigrations } from './migrations/index.ts';
import { peopleQueries } from './people-queries.ts';
import { placeQueries } from './place-queries.ts';
import { planQueries } from './plan-queries.ts';
import { playlistQueries } from './playlist-queries.ts';
import { readyQueries } from './ready-queries.ts';
import { searchQueries } from './search-queries.ts';
import { shownQueries } from './shown-queries.ts';
import { timetableQueries } from './timetable-queries.ts';

export const lessonsQueries = {
  ...peopleQueries,
  ...memoryQueries,
  ...inkQueries,
  ...historyQueries,
  ...favouriteQueries,
  ...bookmarkQueries,
  ...playlistQueries,
  ...planQueries,
  ...shownQueries,
  ...timetableQueries,
  ...searchQueries,
  ...placeQueries,
  ...layoutQueries,
  ...readyQueries,
};
export type LessonsQueries = typeof lessonsQueries;

export const lessonsSchema: PreciousSchema = {
  name: 'lessons',
  durability: 'full',
  migrations: lessonsMigrations,
  neverChanged: ['ink_record'],
};

// library.db, what this school imported and the work under way: its schema and every query that is asked of it.
import type { PreciousSchema } from '../precious.ts';
import { arrivedQueries } from './arrived-queries.ts';
import { derivedQueries } from './derived-queries.ts';
import { downloadQueries } from './download-queries.ts';
import { feedQueries } from './feed-queries.ts';
import { findingQueries } from './finding-queries.ts';
import { jobQueries } from './job-queries.ts';
import { lessonQueries } from './lesson-queries.ts';
import { libraryMigrations } from './migrations/index.ts';
import { regionQueries } from './region-queries.ts';
import { slideQueries } from './slide-queries.ts';

export const libraryQueries = {
  ...lessonQueries,
  ...jobQueries,
  ...downloadQueries,
  ...feedQueries,
  ...arrivedQueries,
  ...findingQueries,
  ...derivedQueries,
  ...regionQueries,
  ...slideQueries,
};
export type LibraryQueries = typeof libraryQueries;

export const librarySchema: PreciousSchema = {
  name: 'library',
  durability: 'normal',
  migrations: libraryMigrations,
  neverChanged: [],
};

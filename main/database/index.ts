// The databases: workers, schemas and their migrations, named queries, backups, and the recovery ladder.
// Whoever needs a row asks by name (`databases.lessons.run('stop.of', …)`); SQL is written in this room only.
export { copyFileWhole, flushFolder } from './backup.ts';
export {
  type BuildReport,
  type CatalogueSource,
  digestOf,
  type LessonRow,
  type Order,
  sharedWith,
  toldOf,
} from './catalogue/index.ts';
export { createDatabases, type DatabaseReport, type Databases, openLessons } from './databases.ts';
export { DatabaseFault } from './fault.ts';
export type { HistoryRow } from './lessons/history-queries.ts';
export type { InkRow, StoredInkRow } from './lessons/ink-queries.ts';
export type { ShownStopRow } from './lessons/memory-queries.ts';
export type { PlanLessonRow } from './lessons/plan-queries.ts';
export type { PlaylistLessonRow } from './lessons/playlist-queries.ts';
export type { ExceptionRow, PlannedRow, TimetableRows } from './lessons/timetable-queries.ts';
export type { DerivedRow } from './library/derived-queries.ts';
export type { DownloadRow } from './library/download-queries.ts';
export type { FeedRow } from './library/feed-queries.ts';
export type { JobRow } from './library/job-queries.ts';
export type { OpenFailure, Opening } from './precious.ts';
export type { TextCandidate, TextSource } from './text/index.ts';

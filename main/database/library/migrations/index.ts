// The schema of library.db: every step that has shipped, in order.
import type { Migration } from '../../migrate.ts';
import { lessons } from './0010-lessons.ts';
import { jobs } from './0020-jobs.ts';
import { feeds } from './0030-feeds.ts';
import { arrived } from './0040-arrived.ts';
import { findings } from './0050-findings.ts';
import { derived } from './0060-derived.ts';
import { regions } from './0070-regions.ts';
import { slides } from './0080-slides.ts';
import { downloads } from './0090-downloads.ts';

export const libraryMigrations: readonly Migration[] = [
  ...[lessons, jobs, feeds, arrived],
  ...[findings, derived, regions, slides],
  downloads,
];

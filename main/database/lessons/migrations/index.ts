// The schema of lessons.db: every step that has shipped, in order.
import type { Migration } from '../../migrate.ts';
import { people } from './0010-people.ts';
import { memory } from './0020-memory.ts';
import { ink } from './0030-ink.ts';
import { timetable } from './0040-timetable.ts';
import { favourites } from './0050-favourites.ts';
import { searches } from './0060-searches.ts';
import { lists } from './0070-lists.ts';
import { places } from './0080-places.ts';
import { plans } from './0090-plans.ts';
import { shown } from './0100-shown.ts';
import { bookmarks } from './0110-bookmarks.ts';
import { layouts } from './0120-layouts.ts';
import { ready } from './0130-ready.ts';

export const lessonsMigrations: readonly Migration[] = [
  ...[people, memory, ink, timetable],
  ...[favourites, searches, lists, places],
  ...[plans, shown, bookmarks, layouts],
  ready,
];

// The schema of lessons.db: every step that has shipped, in order.
import type { Migration } from '../../migrate.ts';
import { people } from './0010-people.ts';
import { memory } from './0020-memory.ts';
import { ink } from './0030-ink.ts';
import { favourites } from './0050-favourites.ts';

export const lessonsMigrations: readonly Migration[] = [people, memory, ink, favourites];

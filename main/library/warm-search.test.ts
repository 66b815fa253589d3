import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { type DataFolder, dataFolder, realClock } from '../../tests/support/data.ts';
import type { Databases } from '../database/index.ts';
import { createWarmSearch } from './warm-search.ts';

let data: DataFolder;
let searched: string[];
let lessonOpen = false;
let gone = false;

beforeEach(() => {
  data = dataFolder();
  searched = [];
  lessonOpen = false;
  gone = false;
});
afterEach(() => data.clean());

function warm() {
  const catalogue = data.openCatalogue();
  const run = (async (name: 'lesson.search', args: never) => {
    if (gone) throw new Error('gone');
    if (name === 'lesson.search') searched.push((args as { text: string }).text);
    return catalogue.run(name, args);
  }) as Databases['catalogue']['run'];
  const clock = { now: realClock.now, after: (_: number, work: () => void) => realClock.after(0, work) };
  return createWarmSearch({ catalogue: { run }, quiet: { mayRun: () => !lessonOpen }, clock, log: data.log });
}

test('each kind is searched once for a catalogue, however often it is said to be another', async () => {
  const search = warm();
  search.look();
  search.look();
  await vi.waitFor(() => expect(searched).toContain('shuxue'));
  expect(searched).toEqual([...new Set(searched)]);
  search.stop();
});

test('gives way to a lesson', async () => {
  const search = warm();
  search.look();
  await vi.waitFor(() => expect(searched.length).toBeGreaterThan(0));
  lessonOpen = true;
  const before = searched.length;
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(searched.length).toBeLessThanOrEqual(before + 1);
  search.stop();
});

test('a catalogue that cannot be searched is said in the log, and ends it', async () => {
  gone = true;
  const search = warm();
  search.look();
  await vi.waitFor(() => expect(data.log.lines.join('\n')).toContain('search before anybody does'));
  search.stop();
});

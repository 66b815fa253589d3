import { afterEach, expect, test, vi } from 'vitest';
import { listLog, realClock } from '../../tests/support/data.ts';
import { createWarmSearch, type WarmSearch } from './warm-search.ts';

const clock = { now: realClock.now, after: (_: number, work: () => void) => realClock.after(0, work) };
const log = listLog();
let warm: WarmSearch;

afterEach(() => warm.stop());

type How = { readonly mayRun?: () => boolean; readonly search?: (text: string) => Promise<unknown> };

function warming({ mayRun = () => true, search = async () => null }: How): string[] {
  const searched: string[] = [];
  const all = (text: string) => {
    searched.push(text);
    return search(text);
  };
  warm = createWarmSearch({ search: all, quiet: { mayRun }, clock, log });
  return searched;
}

test('every letter is searched once, however often lessons are said to be others', async () => {
  const searched = warming({});
  warm.look();
  warm.look();
  await vi.waitFor(() => expect(searched).toEqual(expect.arrayContaining([...'abcdefghijklmnopqrstuvwxyz'])));
  expect(searched).toEqual([...new Set(searched)]);
});

test('gives way to a lesson', async () => {
  let lessonOpen = false;
  const searched = warming({
    mayRun: () => !lessonOpen,
    async search(text) {
      lessonOpen = text === 's';
    },
  });
  warm.look();
  await vi.waitFor(() => expect(searched).toContain('s'));
  await new Promise((resolve) => setTimeout(resolve, 50));
  expect(searched.at(-1)).toBe('s');
});

test('a catalogue that cannot be searched is said in the log, and ends it', async () => {
  const searched = warming({ search: () => Promise.reject(new Error('gone')) });
  warm.look();
  await vi.waitFor(() => expect(log.lines.join('\n')).toContain('search before anybody does'));
  expect(searched.length).toBe(1);
});

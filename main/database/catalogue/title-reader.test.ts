import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { makeLessons } from '../../../tests/fixtures/curriculum/lessons.ts';
import { han, resourcesFolder } from '../../../tests/support/han.ts';
import { readAhead, readHere } from './title-reader.ts';
import { storedTitle } from './titles.ts';

const hanFile = join(resourcesFolder(), 'han.txt');
const titles = [...makeLessons({ count: 3000, seed: 1 })].map(({ title }) => storedTitle(title));
const here = [...readHere(han()).read(titles)];

describe('titles that are read ahead', () => {
  test('are the same as those that are read here, in their order', () => {
    const reader = readAhead(hanFile, han());
    expect([...reader.read(titles)]).toEqual(here);
    reader.close();
  });

  test('are read here where the thread does not answer', () => {
    const reader = readAhead(join(resourcesFolder(), 'none.txt'), han(), 20);
    expect([...reader.read(titles)]).toEqual(here);
    reader.close();
  });
});

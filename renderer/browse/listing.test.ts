import { describe, expect, test } from 'vitest';
import type { CurriculumPlace } from '../../core/contract/index.ts';
import { above, below, type Listing, type Place } from './listing.ts';

const books = (at: CurriculumPlace): Place => ({ tab: 'books', at });
const step = (at: CurriculumPlace, only = false): Listing['path'][number] => ({
  ...{ at, only, level: 'grade', value: null, label: null, lessons: 1, year: null, supersededByYear: null },
});
const [primary, fourth, maths] = [
  { stage: 'primary' },
  { stage: 'primary', grade: 4 },
  { stage: 'primary', grade: 4, subject: 'mathematics' },
] as const satisfies CurriculumPlace[];

describe('a level up', () => {
  test('passes the levels that had no other choice, and the row that led down is known there', () => {
    const path = [step(primary), step(fourth, true), step(maths)];
    expect(above(books(maths), path)).toEqual(books(fourth));
    expect(below(books(primary), books(maths), path)).toEqual(books(maths));
    expect(below(books({}), books(maths), path)).toEqual(books(primary));
  });

  test('from a collection leads to all of them, and from the top nowhere', () => {
    const one: Place = { tab: 'themes', name: '经典阅读' };
    const all: Place = { tab: 'themes', name: null };
    expect(above(one, [])).toEqual(all);
    expect(below(all, one, [])).toEqual(one);
    expect(above(all, [])).toBe(null);
    expect(above({ tab: 'recent' }, [])).toBe(null);
  });

  test('is none where one goes down', () => {
    expect(below(books(maths), books(fourth), [step(primary), step(fourth)])).toBe(null);
  });
});

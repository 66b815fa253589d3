import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { anyRecords, clear, erase, redo, screenWindow, stroke, undo } from '../../tests/ink/records.ts';
import { createReplay, type InkRecord, replay } from './index.ts';

const ids = (records: Iterable<InkRecord>): string[] => replay(records).map(({ id }) => id);

/** SPEC.md read word for word, with no thought for speed. */
function byTheBook(records: readonly InkRecord[]): string[] {
  const once = records.filter((record, index) => records.findIndex(({ id }) => id === record.id) === index);
  const isUndone = (id: string): boolean => {
    const last = once.findLast((record) => (record.kind === 'undo' || record.kind === 'redo') && record.target === id);
    return last?.kind === 'undo';
  };
  return once
    .filter((record, index) => {
      if (record.kind !== 'stroke' || isUndone(record.id)) return false;
      return !once.some((other, at) => {
        if (isUndone(other.id)) return false;
        if (other.kind === 'erase') return other.strokes.includes(record.id);
        return other.kind === 'clear' && at > index;
      });
    })
    .map(({ id }) => id);
}

describe('what a page shows', () => {
  test('[I1] strokes in their order', () => {
    expect(ids([stroke('a'), stroke('b')])).toEqual(['a', 'b']);
  });

  test('[I1] any history, read one record at a time, shows what the rules say', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        expect(ids(records)).toEqual(byTheBook(records));
      }),
      { numRuns: 500, seed: 1 },
    );
  });

  test('[I2] records taken again change nothing', () => {
    fc.assert(
      fc.property(anyRecords, fc.array(fc.nat(29)), (records, again) => {
        const repeated = again.map((index) => records[index]).filter((record) => record !== undefined);
        expect(ids([...records, ...repeated])).toEqual(ids(records));
      }),
      { seed: 2 },
    );
  });

  test('[I4] an erased stroke is gone, and so is one that comes after the record that erased it', () => {
    expect(ids([stroke('a'), stroke('b'), erase('e', ['a'])])).toEqual(['b']);
    expect(ids([erase('e', ['a']), stroke('a'), stroke('b')])).toEqual(['b']);
  });

  test('[I5] a clear takes all before it and none after', () => {
    expect(ids([stroke('a'), stroke('b'), clear('c'), stroke('d')])).toEqual(['d']);
  });

  test('[I6] undo and redo of a stroke, an erasing and a clear', () => {
    expect(ids([stroke('a'), undo('u', 'a')])).toEqual([]);
    expect(ids([stroke('a'), undo('u', 'a'), redo('v', 'a')])).toEqual(['a']);
    expect(ids([stroke('a'), stroke('b'), erase('e', ['a']), undo('u', 'e')])).toEqual(['a', 'b']);
    expect(ids([stroke('a'), clear('c'), stroke('b'), undo('u', 'c')])).toEqual(['a', 'b']);
  });

  test('[I6] a stroke erased twice comes back only when both are taken back', () => {
    const twice = [stroke('a'), erase('e', ['a']), erase('f', ['a'], screenWindow), undo('u', 'e')];
    expect(ids(twice)).toEqual([]);
    expect(ids([...twice, undo('v', 'f', screenWindow)])).toEqual(['a']);
  });

  test('[I6] an erasing that was taken back lets go of strokes that come later', () => {
    expect(ids([erase('e', ['a']), undo('u', 'e'), stroke('a')])).toEqual(['a']);
  });
});

describe('what changed', () => {
  test('each change names exactly the strokes that came or went', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const page = createReplay();
        for (const record of records) {
          const before = new Set(page.visible().map(({ id }) => id));
          const change = page.add(record);
          const after = new Set(page.visible().map(({ id }) => id));
          const differ = [...before, ...after].filter((id) => before.has(id) !== after.has(id)).toSorted();
          const told = change.kind === 'none' ? [] : change.kind === 'appended' ? [change.stroke] : [...change.strokes];
          expect([...new Set(told.map(({ id }) => id))].toSorted()).toEqual(differ);
          if (change.kind === 'appended') expect(page.visible().at(-1)).toBe(change.stroke);
        }
      }),
      { seed: 3 },
    );
  });

  test('asking whether a deed shows leaves the page as it was', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const page = createReplay();
        for (const record of records) page.add(record);
        const before = page.visible().map(({ id }) => id);
        for (const record of records) {
          const shows = page.togglingShows(record.id);
          if (record.kind === 'undo' || record.kind === 'redo') expect(shows).toBe(false);
        }
        expect(page.visible().map(({ id }) => id)).toEqual(before);
      }),
      { seed: 4 },
    );
  });
});

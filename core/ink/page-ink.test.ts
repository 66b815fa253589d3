import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  anyRecords,
  clear,
  consoleWindow,
  erase,
  numbered,
  recordId,
  screenWindow,
  stroke,
  undo,
} from '../../tests/ink/records.ts';
import { createPageInk, type InkRecord, type PageInk, replay } from './index.ts';

const shown = (page: PageInk): string[] => page.visible().map(({ id }) => id);

describe('a page in one window', () => {
  test('[I3] records may come in any order and more than once', () => {
    const shuffled = anyRecords.chain((records) =>
      fc.tuple(
        fc.constant(records),
        fc.shuffledSubarray([...numbered(records), ...numbered(records)], { minLength: records.length * 2 }),
      ),
    );
    fc.assert(
      fc.property(shuffled, ([records, arrivals]) => {
        const page = createPageInk(consoleWindow);
        for (const stored of arrivals) page.store(stored);
        expect(shown(page)).toEqual(replay(records).map(({ id }) => id));
        expect(page.stored().map(({ sequence }) => sequence)).toEqual(
          numbered(records).map(({ sequence }) => sequence),
        );
      }),
      { seed: 5 },
    );
  });

  test('[I3] [I14] own records shown early end where main puts them', () => {
    const lesson = fc.tuple(anyRecords, fc.array(fc.boolean(), { minLength: 30, maxLength: 30 }));
    fc.assert(
      fc.property(lesson, ([records, early]) => {
        const page = createPageInk(consoleWindow);
        const stored = numbered(records);
        for (const [index, entry] of stored.entries()) {
          // Every own record is proposed when made; others are acknowledged while it waits.
          if (entry.record.writer === consoleWindow) page.propose(entry.record);
          if (early[index] ?? true) page.store(entry);
        }
        for (const entry of stored) page.store(entry);
        expect(shown(page)).toEqual(replay(records).map(({ id }) => id));
      }),
      { seed: 6 },
    );
  });

  test('[I14] what a window made is on top until main orders it', () => {
    const page = createPageInk(consoleWindow);
    page.propose(stroke('mine'));
    page.store({ sequence: 1, record: stroke('theirs', {}, screenWindow) });
    expect(shown(page)).toEqual(['theirs', 'mine']);
    expect(page.store({ sequence: 2, record: stroke('mine') })).toEqual({ kind: 'none' });
    expect(shown(page)).toEqual(['theirs', 'mine']);
  });

  test('[I12] the acknowledgement of a stroke changes nothing on the picture', () => {
    const page = createPageInk(consoleWindow);
    expect(page.propose(stroke('a')).kind).toBe('appended');
    expect(page.propose(stroke('b')).kind).toBe('appended');
    expect(page.store({ sequence: 7, record: stroke('a') }).kind).toBe('none');
    expect(page.store({ sequence: 8, record: stroke('b') }).kind).toBe('none');
  });

  test('[I5] a stroke that main put after my clear comes back when that is known', () => {
    const page = createPageInk(consoleWindow);
    page.propose(clear('c'));
    page.store({ sequence: 6, record: stroke('theirs', {}, screenWindow) });
    expect(shown(page)).toEqual([]);
    const change = page.store({ sequence: 5, record: clear('c') });
    expect(change).toMatchObject({ kind: 'appended' });
    expect(shown(page)).toEqual(['theirs']);
  });

  test('[I15] a refused record is taken off', () => {
    const page = createPageInk(consoleWindow);
    page.propose(stroke('a'));
    page.propose(stroke('b'));
    const change = page.withdraw(recordId('a'));
    expect(change).toMatchObject({ kind: 'changed', strokes: [{ id: 'a' }] });
    expect(shown(page)).toEqual(['b']);
  });
});

describe('undo and redo of a window', () => {
  const pageOf = (records: readonly InkRecord[]): PageInk => {
    const page = createPageInk(consoleWindow);
    for (const stored of numbered(records)) page.store(stored);
    return page;
  };

  test('[I7] walk its own deeds, last first, and not those of others', () => {
    const page = pageOf([stroke('a'), stroke('b'), stroke('theirs', {}, screenWindow)]);
    expect(page.undoTarget()).toBe('b');
    page.propose(undo('u', 'b'));
    expect(page.undoTarget()).toBe('a');
    expect(page.redoTarget()).toBe('b');
  });

  test('[I7] a new deed ends the redo', () => {
    const page = pageOf([stroke('a'), undo('u', 'a'), stroke('b')]);
    expect(page.redoTarget()).toBeNull();
    expect(page.undoTarget()).toBe('b');
  });

  test('[I7] pass over what would show nothing', () => {
    const page = pageOf([stroke('a'), stroke('b'), erase('e', ['b'], screenWindow)]);
    expect(page.undoTarget()).toBe('a');
    expect(pageOf([stroke('a'), erase('e', ['a'])]).undoTarget()).toBe('e');
  });

  test('[I7] walking all the way back and forth ends where it began', () => {
    fc.assert(
      fc.property(anyRecords, (records) => {
        const strokesOnly = records.filter(({ kind }) => kind !== 'undo' && kind !== 'redo');
        const page = pageOf(strokesOnly);
        const before = shown(page);
        let steps = 0;
        for (let target = page.undoTarget(); target !== null; target = page.undoTarget()) {
          page.propose(undo(`u${steps}`, target));
          steps += 1;
          expect(steps).toBeLessThanOrEqual(strokesOnly.length);
        }
        for (let step = 0; step < steps; step += 1) {
          const target = page.redoTarget();
          if (target === null) break;
          page.propose({ ...undo(`v${step}`, target), kind: 'redo' } as InkRecord);
        }
        expect(shown(page)).toEqual(before);
      }),
      { seed: 7 },
    );
  });
});

import fc from 'fast-check';
import type { InkRecord, StoredInk, Stroke } from '../../core/ink/index.ts';
import { boardPage } from '../../core/ink/index.ts';
import type { PageId, RecordId, WindowId } from '../../core/words/index.ts';
import { unixMs } from '../../core/words/index.ts';

/** Records for tests: short to write, whole to read. */
export const testPage: PageId = boardPage('test');
export const consoleWindow = 'console' as WindowId;
export const screenWindow = 'screen' as WindowId;
export const recordId = (name: string): RecordId => name as RecordId;

const common = (id: string, writer: WindowId) => ({
  id: recordId(id),
  pageId: testPage,
  teacherId: null,
  classId: null,
  writer,
  madeUnixMs: unixMs(1_790_000_000_000),
});

export function stroke(id: string, change: Partial<Stroke> = {}, writer = consoleWindow): Stroke {
  return {
    ...common(id, writer),
    kind: 'stroke',
    tool: 'pen',
    surface: 'picture',
    colour: 'red',
    width: 9 / 1080,
    hasPressure: false,
    points: [0.2, 0.2, 0.5, 0, 0.4, 0.4, 0.5, 40],
    ...change,
  };
}

export const erase = (id: string, strokes: readonly string[], writer = consoleWindow): InkRecord => ({
  ...common(id, writer),
  kind: 'erase',
  strokes: strokes.map(recordId),
});

export const clear = (id: string, writer = consoleWindow): InkRecord => ({ ...common(id, writer), kind: 'clear' });

export const undo = (id: string, target: string, writer = consoleWindow): InkRecord => ({
  ...common(id, writer),
  kind: 'undo',
  target: recordId(target),
});

export const redo = (id: string, target: string, writer = consoleWindow): InkRecord => ({
  ...common(id, writer),
  kind: 'redo',
  target: recordId(target),
});

/** In this order, as main would have numbered them. */
export const numbered = (records: readonly InkRecord[]): StoredInk[] =>
  records.map((record, index) => ({ sequence: index + 1, record }));

/** A history of several windows: records with unlike ids, which name each other in any order. */
export const anyRecords: fc.Arbitrary<InkRecord[]> = fc
  .array(
    fc.record({
      kind: fc.constantFrom('stroke', 'stroke', 'stroke', 'areaEraser', 'erase', 'clear', 'undo', 'undo', 'redo'),
      writer: fc.constantFrom(consoleWindow, screenWindow),
      names: fc.array(fc.nat(30), { minLength: 1, maxLength: 4 }),
    }),
    { maxLength: 30 },
  )
  .map((deeds) =>
    deeds.map(({ kind, writer, names }, index): InkRecord => {
      const id = `r${index}`;
      const named = names.map((name) => `r${name % Math.max(1, deeds.length)}`);
      if (kind === 'stroke') return stroke(id, {}, writer);
      if (kind === 'areaEraser') return stroke(id, { tool: 'areaEraser' }, writer);
      if (kind === 'erase') return erase(id, named, writer);
      if (kind === 'clear') return clear(id, writer);
      return kind === 'undo' ? undo(id, named[0] ?? id, writer) : redo(id, named[0] ?? id, writer);
    }),
  );

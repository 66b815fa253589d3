import { describe, expect, test } from 'vitest';
import type { InkPage } from '../../core/contract/index.ts';
import type { InkRecord, LiveInk, StoredInk } from '../../core/ink/index.ts';
import { lessonPage } from '../../core/ink/index.ts';
import { type ClassId, fail, type LessonId, mediaSeconds, ok, unixMs, type WindowId } from '../../core/words/index.ts';
import { stroke, testPage } from '../../tests/ink/records.ts';
import type { InkMain } from './main-road.ts';
import { createInkStore, type InkStore } from './store.ts';

/** Main and its windows in one process: what is committed is numbered, kept, and told to all. */
function school() {
  const records: StoredInk[] = [];
  const hearCommitted = new Map<string, (stored: StoredInk) => void>();
  const deaf = new Set<string>();
  const hearLive = new Map<string, (message: LiveInk) => void>();
  let code: string | null = null;
  function window(name: string): InkStore {
    const main: InkMain = {
      async commit(record) {
        await Promise.resolve();
        if (code !== null) return fail({ code });
        const stored = { sequence: records.length + 1, record: structuredClone(record) as InkRecord };
        records.push(stored);
        for (const [other, hear] of hearCommitted) if (!deaf.has(other)) hear(stored);
        return ok({ sequence: stored.sequence });
      },
      async pages() {
        const pages = new Map<string, StoredInk[]>();
        for (const stored of records) {
          pages.set(stored.record.pageId, [...(pages.get(stored.record.pageId) ?? []), stored]);
        }
        return ok([...pages].map(([pageId, all]) => ({ pageId, strokes: 0, records: all }) as InkPage));
      },
      live(message) {
        for (const [other, hear] of hearLive) if (other !== name) hear(message);
      },
      onCommitted(hear) {
        hearCommitted.set(name, hear);
        return () => hearCommitted.delete(name);
      },
      onLive(hear) {
        hearLive.set(name, hear);
        return () => hearLive.delete(name);
      },
    };
    const after = () => new Promise<void>((resolve) => setTimeout(resolve, 1));
    return createInkStore({
      main,
      windowId: name as WindowId,
      channel: null,
      wallClock: () => unixMs(1_790_000_000_000),
      after,
    });
  }
  return {
    window,
    records,
    deaf,
    answer: (next: string | null) => {
      code = next;
    },
  };
}

const soon = () => new Promise((resolve) => setTimeout(resolve, 20));
const deed = (store: InkStore) => {
  const { tool, surface, colour, width, hasPressure, points } = stroke('x');
  return { kind: 'stroke' as const, id: store.newId(), tool, surface, colour, width, hasPressure, points };
};
const seen = (store: InkStore): number => store.page(testPage).visible().length;

describe('ink in a window', () => {
  test('[I14] shows at once, reaches the other windows, and is there for one that opens later', async () => {
    const { window } = school();
    const [console, screen] = [window('console'), window('screen')];
    console.add(testPage, deed(console));
    expect(seen(console)).toBe(1);
    expect(console.status().unsaved).toBe(1);
    await soon();
    expect(console.status().unsaved).toBe(0);
    expect(seen(screen)).toBe(1);
    const late = window('late');
    expect(await late.load({ kind: 'boards' })).toBe(true);
    expect(seen(late)).toBe(1);
  });

  test('undo, redo and clear walk back and forth, and say when there is nothing to do', async () => {
    const { window } = school();
    const console = window('console');
    expect(console.undo(testPage)).toBe(false);
    expect(console.clear(testPage)).toBeNull();
    console.add(testPage, deed(console));
    console.add(testPage, deed(console));
    expect(console.clear(testPage)).not.toBeNull();
    expect(seen(console)).toBe(0);
    console.undo(testPage);
    expect(seen(console)).toBe(2);
    console.undo(testPage);
    expect(seen(console)).toBe(1);
    console.redo(testPage);
    console.redo(testPage);
    expect(seen(console)).toBe(0);
    expect(console.canRedo(testPage)).toBe(false);
  });

  test('a clearing can be undone by itself after something else was drawn', () => {
    const { window } = school();
    const console = window('console');
    console.add(testPage, deed(console));
    const clearing = console.clear(testPage);
    console.add(testPage, deed(console));
    expect(seen(console)).toBe(1);
    if (clearing) console.undo(testPage, clearing);
    expect(seen(console)).toBe(2);
  });

  test('[I14] survives a disk that is full for a while, and says so', async () => {
    const { window, answer, records } = school();
    const console = window('console');
    answer('notSaved');
    console.add(testPage, deed(console));
    await soon();
    expect(console.status()).toMatchObject({ unsaved: 1, trouble: 'notSaved' });
    expect(seen(console)).toBe(1);
    answer(null);
    await soon();
    expect(console.status()).toMatchObject({ unsaved: 0, trouble: null });
    expect(records).toHaveLength(1);
  });

  test('[I3] a window that missed an event notices at the next one and asks', async () => {
    const { window, deaf } = school();
    const [console, screen] = [window('console'), window('screen')];
    await screen.load({ kind: 'boards' });
    console.add(testPage, deed(console));
    await soon();
    deaf.add('screen');
    console.add(testPage, deed(console));
    await soon();
    deaf.clear();
    expect(seen(screen)).toBe(1);
    console.add(testPage, deed(console));
    await soon();
    expect(seen(screen)).toBe(3);
  });

  test('[I13] the frame beside one with ink is another page, also at 60 frames a second', () => {
    const { window } = school();
    const console = window('console');
    const lesson = 'sample:lesson' as LessonId;
    const page = lessonPage(lesson, mediaSeconds(10));
    console.add(page, deed(console));
    const beside = mediaSeconds(10 + 1 / 60);
    expect(console.pageAt(lesson, beside)).toBe(lessonPage(lesson, beside));
  });

  test('[I15] a locked panel’s stroke goes, with the code', async () => {
    const { window, answer } = school();
    const screen = window('screen');
    answer('locked');
    screen.add(testPage, deed(screen));
    await soon();
    expect(seen(screen)).toBe(0);
    expect(screen.status()).toMatchObject({ unsaved: 0, trouble: 'locked' });
  });

  test('another class sees none of it, and finds its own again', async () => {
    const { window } = school();
    const console = window('console');
    const [first, second] = ['class-1' as ClassId, 'class-2' as ClassId];
    console.choose({ teacherId: null, classId: first });
    console.add(testPage, deed(console));
    await soon();
    console.choose({ teacherId: null, classId: second });
    expect(seen(console)).toBe(0);
    await console.load({ kind: 'boards' });
    expect(seen(console)).toBe(0);
    console.choose({ teacherId: null, classId: first });
    await console.load({ kind: 'boards' });
    expect(seen(console)).toBe(1);
  });

  test('[I13] [I20] a frame that has ink is a mark, and whoever comes near it finds its page', async () => {
    const { window } = school();
    const console = window('console');
    const lesson = 'sample:lesson' as LessonId;
    const page = lessonPage(lesson, mediaSeconds(12.02));
    const before = console.marks(lesson);
    console.add(page, deed(console));
    expect(before).toEqual([]);
    expect(console.marks(lesson)).toEqual([{ pageId: page, mediaSeconds: 12.02, strokes: 1 }]);
    expect(console.marks(lesson)).toBe(console.marks(lesson));
    expect(console.pageAt(lesson, mediaSeconds(12.027))).toBe(page);
    console.undo(page);
    expect(console.marks(lesson)).toEqual([]);
  });

  test('[I17] a live stroke is shown until it is cancelled', () => {
    const { window } = school();
    const [console, screen] = [window('console'), window('screen')];
    const { id, tool, surface, colour, width, hasPressure } = deed(console);
    console.live.send({ type: 'begin', id, pageId: testPage, tool, surface, colour, width, hasPressure });
    console.live.send({ type: 'points', id, points: [0.1, 0.1, 0.5, 0] });
    expect(screen.underWay.on(testPage)).toMatchObject([{ id, points: [0.1, 0.1, 0.5, 0] }]);
    console.live.send({ type: 'cancel', id });
    expect(screen.underWay.on(testPage)).toEqual([]);
  });

  test('[I17] a stroke whose window went away is given up', () => {
    const { window } = school();
    const [console, screen] = [window('console'), window('screen')];
    const { id, tool, surface, colour, width, hasPressure } = deed(console);
    console.live.send({ type: 'begin', id, pageId: testPage, tool, surface, colour, width, hasPressure });
    screen.underWay.dropSilent(performance.now() + 1);
    expect(screen.underWay.on(testPage)).toEqual([]);
  });

  test('[I16] points that come after the record are not drawn a second time', async () => {
    const { window } = school();
    const [console, screen] = [window('console'), window('screen')];
    const done = deed(console);
    console.add(testPage, done);
    await soon();
    const { id, tool, surface, colour, width, hasPressure } = done;
    console.live.send({ type: 'begin', id, pageId: testPage, tool, surface, colour, width, hasPressure });
    console.live.send({ type: 'points', id, points: [0.1, 0.1, 0.5, 0] });
    expect(screen.underWay.on(testPage)).toEqual([]);
  });
});

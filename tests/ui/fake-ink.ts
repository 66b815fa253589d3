import { type InkColour, type InkRecord, lessonPage, type StoredInk } from '../../core/ink/index.ts';
import { type LessonId, mediaSeconds, type PageId, type RecordId, type WindowId } from '../../core/words/index.ts';
import { nowUnixMs, people } from './fake-data.ts';

let made = 0;

function stroke(pageId: PageId, colour: InkColour, points: readonly (readonly [number, number])[]): StoredInk {
  made += 1;
  const record: InkRecord = {
    id: `ink-${made}` as RecordId,
    pageId,
    teacherId: people.teacherId,
    classId: people.classId,
    writer: 'console' as WindowId,
    madeUnixMs: nowUnixMs,
    kind: 'stroke',
    tool: 'pen',
    surface: pageId.startsWith('board') ? 'picture' : 'screen',
    colour,
    width: 9 / 1080,
    hasPressure: false,
    points: points.flatMap(([x, y], at) => [x, y, 0.5, at * 8]),
  };
  return { sequence: made, record };
}

const arc = (cx: number, cy: number, r: number, from: number, to: number): readonly (readonly [number, number])[] =>
  Array.from({ length: 40 }, (_, n) => {
    const angle = from + ((to - from) * n) / 39;
    return [cx + (r * Math.cos(angle) * 9) / 16, cy + r * Math.sin(angle)] as const;
  });

/** A few strokes on some moments of the lesson and on two boards. */
export function fakeInk(lessonId: LessonId, seconds: readonly number[]): readonly StoredInk[] {
  return [
    ...seconds.flatMap((at) => {
      const page = lessonPage(lessonId, mediaSeconds(at));
      return [
        stroke(page, 'red', arc(0.7, 0.6, 0.28, Math.PI, 2 * Math.PI)),
        stroke(page, 'blue', arc(0.25, 0.5, 0.2, -2, 1.2)),
      ];
    }),
    ...(['board/squares-a', 'board/blank-b'] as PageId[]).flatMap((page) => [
      stroke(page, 'white', arc(0.3, 0.4, 0.2, 0, 6.28)),
      stroke(page, 'yellow', [
        [0.5, 0.3],
        [0.8, 0.7],
        [0.5, 0.7],
        [0.5, 0.3],
      ]),
      stroke(page, 'coral', arc(0.65, 0.8, 0.08, 0, 3)),
    ]),
  ];
}

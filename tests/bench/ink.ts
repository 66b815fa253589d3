/**
 * The pen, on a paused picture, in the real program with two displays.
 *
 *   toScreen   a pen event in the console to changed real pixels on the large screen (read from the X server)
 *   ack        the pen's lifting to the answer that the stroke is in SQLite; strokes at a hand's pace, since reading
 *              the glass as quickly as it goes takes a core of its own
 *   frame10k   script and paint on the console's main thread per frame, drawing on a page of 10,000 strokes
 *
 * All in milliseconds.
 */
import type { Page } from 'playwright';
import { lessonPage } from '../../core/ink/index.ts';
import { type LessonId, mediaSeconds } from '../../core/words/index.ts';
import { type Classroom, findAndProject, openClassroom, stillTracks } from '../harness/classroom.ts';
import { startLectern } from '../harness/lectern.ts';
import { type Pen, penOf } from '../harness/marks.ts';
import { at, type Box } from '../harness/picture.ts';
import { openPixels, type Pixels } from '../harness/x11-pixels.ts';
import { frameCostsMs } from '../ink/frame-cost.ts';
import { fullPage } from '../ink/ten-thousand.ts';
import { createReport } from './report/report.ts';
import { fillPage } from './tools/fill-page.ts';
import { commitTimesMs, watchPen } from './tools/pen-watch.ts';

const STROKES = 25;
const MOVES = 8;
const ACKS = 100;
/** As a pen reports at 60 Hz; and no hand is down again sooner. */
const BETWEEN_MOVES_MS = 16;
const BETWEEN_STROKES_MS = 150;
/** Side of the part of the glass that is looked at, in its pixels. */
const LOOK = 12;
const SAMPLE = 'lectern.sample/sanjiaoxing-neijiaohe' as LessonId;

const report = await createReport('ink', 'browser');
const room = await openClassroom();
const pixels = await openPixels(room.displays.name);
try {
  await measureStrokes(room);
  await measureFullPage(room);
} finally {
  pixels.close();
  await room.clear();
}
report.print();

async function measureStrokes({ displays }: Classroom): Promise<void> {
  const teacher = await room.console();
  await watchPen(teacher);
  await findAndProject(teacher, 'sjxnj', 'start');
  const screen = await room.screen();
  const [here] = await stillTracks(teacher, 2);
  const [there] = await stillTracks(screen, 2);
  if (!here || !there) throw new Error('no track is shown');
  const pen = await penOf(teacher);
  const left = displays.outputs[1]?.x ?? 0;
  const toScreen: number[] = [];
  for (let stroke = 0; stroke < STROKES; stroke += 1) {
    const y = 0.08 + (0.84 * stroke) / STROKES;
    await pen.down(...point(here.box, 0.1, y));
    for (let move = 1; move <= MOVES; move += 1) {
      const x = 0.1 + (0.8 * move) / MOVES;
      const tip = at(there.box, x, y);
      toScreen.push(await drawAndSee(teacher, pen, point(here.box, x, y), pixels, { x: left + tip.x, y: tip.y }));
    }
    await pen.up(...point(here.box, 0.9, y));
  }
  report.figure('toScreen', 'ms', toScreen);
  const before = (await commitTimesMs(teacher, STROKES)).length;
  for (let stroke = 0; stroke < ACKS; stroke += 1) await drawByHand(teacher, pen, here.box, stroke / ACKS);
  report.figure('ack', 'ms', (await commitTimesMs(teacher, STROKES + ACKS)).slice(before));
}

async function drawByHand(teacher: Page, pen: Pen, box: Box, share: number): Promise<void> {
  const [x, y] = [0.1 + 0.6 * share, 0.1 + 0.7 * ((share * 7) % 1)];
  await pen.down(...point(box, x, y));
  for (let move = 1; move <= MOVES; move += 1) {
    await teacher.waitForTimeout(BETWEEN_MOVES_MS);
    await pen.move(...point(box, x + 0.02 * move, y + 0.01 * move));
  }
  await pen.up(...point(box, x + 0.02 * MOVES, y + 0.01 * MOVES));
  await teacher.waitForTimeout(BETWEEN_STROKES_MS);
}

function point(box: Box, x: number, y: number): [number, number] {
  const { x: left, y: top } = at(box, x, y);
  return [left, top];
}

/** Moves the pen and looks at the place on the glass until it has changed. */
async function drawAndSee(
  teacher: Page,
  pen: Pen,
  to: [number, number],
  glass: Pixels,
  tip: { x: number; y: number },
): Promise<number> {
  const look = () => glass.read(Math.round(tip.x - LOOK), Math.round(tip.y - LOOK / 2), LOOK, LOOK);
  const before = await look();
  const moving = pen.move(...to);
  const deadline = performance.now() + 5000;
  while ((await look()).equals(before)) {
    if (performance.now() > deadline) throw new Error('the stroke did not come to the large screen');
  }
  const seenMs = performance.timeOrigin + performance.now();
  await moving;
  const movedMs = await teacher.evaluate(() => (globalThis as unknown as { penMovedMs: number }).penMovedMs);
  return seenMs - movedMs;
}

async function measureFullPage({ displays, data, lectern }: Classroom): Promise<void> {
  await lectern().stop();
  const pageId = lessonPage(SAMPLE, mediaSeconds(0.02));
  await fillPage(data, fullPage({ pageId, surface: 'screen' }));
  const again = await startLectern({ environment: displays.environment, data });
  try {
    const teacher = await again.window('console');
    await findAndProject(teacher, 'sjxnj', 'start');
    const [track] = await stillTracks(teacher, 2);
    if (!track) throw new Error('no track is shown');
    await teacher.getByTestId('marks-row').first().waitFor({ timeout: 60_000 });
    // The page is drawn in slices; what follows is drawing on a page that is there.
    await teacher.waitForTimeout(10_000);
    const pen = await penOf(teacher);
    const costs = await frameCostsMs(again.browser, teacher, async () => {
      for (let row = 0; row < 5; row += 1) {
        await pen.line(at(track.box, 0.1, 0.1 + row / 8), at(track.box, 0.9, 0.15 + row / 8), 60);
      }
    });
    report.figure('frame10k', 'ms', costs);
  } finally {
    await again.stop();
  }
}

/**
 * Eight lessons one after the other in the same Lectern, each of two tracks, opened, played for 90 s in both windows with
 * 20 seeks, 5 pauses, 100 strokes and 3 layouts, and closed.
 *
 *   afterClose     bytes that the machine would get back if Lectern ended (PSS of its whole process tree), 10 s after a
 *                  lesson was closed and what is made of films between lessons was made: the median of five looks, two
 *                  seconds apart, because Chromium gives back what it holds in its own time; the first is the end of lesson 1
 *   playing        the same while a lesson plays in both windows
 *
 * `…MadeOf`: of which processes, in megabytes. `growthPercent`: from the end of lesson 2 to the end of lesson 8. `pssBytes`: the median of `playing`.
 * `pssBareBytes`: of a plain Chromium whose bare pages play the last lesson in the same windows, as long, with as many
 * seeks and with its sound (tools/bare-pages.ts).
 * `--lessons N --seconds N` take fewer (five at least) and shorter ones, to try.
 */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Page } from 'playwright';
import { chooseFiles } from '../harness/choose-files.ts';
import { findAndProject, openClassroom, stillTracks } from '../harness/classroom.ts';
import { type Pen, penOf } from '../harness/marks.ts';
import { at } from '../harness/picture.ts';
import { processTree, pssBytes, pssBytesByKind } from '../harness/process-tree.ts';
import { createReport } from './report/report.ts';
import { medianOf } from './report/statistics.ts';
import { memoryOfBarePages } from './tools/bare-memory.ts';
import { sampleFile } from './tools/bare-pages.ts';
import { shapeOf, type WindowShape } from './tools/bare-windows.ts';
import { makeDailyProfile } from './tools/daily-profile.ts';
import { untilIdleWorkIsDone } from './tools/idle-work.ts';
import { keepNoBodies } from './tools/keep-no-bodies.ts';
import { keepPlaying } from './tools/played-lesson.ts';

const PAUSES = 5;
const SEEKS = 20;
const STROKES = 100;
const LAYOUTS = ['Digit2', 'Digit3', 'Digit1'];
/** Idle work begins five seconds after a lesson was closed, and a minute after Lectern started. */
const SETTLE_MS = 10_000;
const LOOKS = 5;
const LOOK_EVERY_MS = 2000;
const FIRST_IDLE_MS = 75_000;
/** Of the sample; a little different each, so that none is the file of another lesson. */
const LESSON_SECONDS = 100;

const { values } = parseArgs({
  options: {
    json: { type: 'boolean' },
    lessons: { type: 'string', default: '8' },
    seconds: { type: 'string', default: '90' },
  },
});
const lessons = Number(values.lessons);
const playMs = Number(values.seconds) * 1000;

const report = await createReport('memory', 'browser');
const room = await openClassroom(makeDailyProfile);
const tree = () => processTree(room.lectern().process.pid ?? 0);
const bytes = () => pssBytes(tree());
const afterClose: number[] = [];
const playing: number[] = [];
const made: string[] = [];
let playingMadeOf = '';
let shapes: readonly WindowShape[] = [];
let bare: Awaited<ReturnType<typeof memoryOfBarePages>> | null = null;
try {
  const teacher = await room.console();
  await keepNoBodies(teacher);
  for (let lesson = 0; lesson < lessons; lesson += 1) await importPair(teacher, lesson);
  await untilIdleWorkIsDone(tree, FIRST_IDLE_MS);
  for (let lesson = 0; lesson < lessons; lesson += 1) {
    await teach(teacher, titleOf(lesson));
    await untilIdleWorkIsDone(tree, SETTLE_MS);
    const looks: number[] = [];
    for (let look = 0; look < LOOKS; look += 1) {
      await wait(LOOK_EVERY_MS);
      looks.push(bytes());
    }
    afterClose.push(medianOf(looks));
    made.push(madeOf());
  }
  await room.lectern().stop();
  const last = lessons - 1;
  const files = { explanation: fileOf(last, 'explanation'), screen: fileOf(last, 'screen') };
  bare = await memoryOfBarePages(room.displays.environment, shapes, files, { playMs, seeks: SEEKS });
} finally {
  await room.clear();
}
report.figure('afterClose', 'bytes', afterClose);
report.figure('playing', 'bytes', playing);
report.fact('afterCloseBytes', afterClose.join(' '));
report.fact('afterCloseMadeOf', made.join('; '));
report.fact('playingMadeOf', playingMadeOf);
report.fact('growthPercent', 100 * ((afterClose.at(-1) ?? Number.NaN) / (afterClose[1] ?? Number.NaN) - 1));
report.fact('pssBareBytes', bare?.pssBytes ?? Number.NaN);
report.fact('bareMadeOf', madeOf(bare?.ofKind));
report.fact('pssBytes', medianOf(playing));
report.print();

/** In megabytes: `renderer 210, node 120, ...`. */
function madeOf(ofKind = pssBytesByKind(tree())): string {
  return Object.entries(ofKind)
    .sort(([, one], [, other]) => other - one)
    .map(([kind, of]) => `${kind} ${Math.round(of / 1e6)}`)
    .join(', ');
}

function titleOf(lesson: number): string {
  return `memory ${'abcdefghij'[lesson]}`;
}

function fileOf(lesson: number, track: 'explanation' | 'screen'): string {
  return join(room.data, `${titleOf(lesson)} ${track}.mp4`);
}

async function importPair(teacher: Page, lesson: number): Promise<void> {
  const files = (['explanation', 'screen'] as const).map((track) => {
    const file = fileOf(lesson, track);
    const cut = ['-i', sampleFile(`${track}.mp4`), '-t', `${LESSON_SECONDS + lesson}`, '-c', 'copy'];
    execFileSync('ffmpeg', ['-v', 'error', '-y', ...cut, '-movflags', '+faststart', file]);
    return file;
  });
  await chooseFiles(teacher, ...files);
  await teacher.getByTestId('import-title').fill(titleOf(lesson));
  await teacher.getByTestId('import-pair').click();
  await teacher.getByTestId('import-open').first().waitFor({ timeout: 240_000 });
  await teacher.getByTestId('import-dismiss').first().click();
}

async function teach(teacher: Page, title: string): Promise<void> {
  await findAndProject(teacher, title, 'start');
  const screen = await room.screen();
  await keepNoBodies(screen);
  // The lesson before may have ended in another layout.
  await teacher.keyboard.press('Digit1');
  await stillTracks(screen, 2);
  const pen = await penOf(teacher);
  const partMs = playMs / PAUSES;
  for (let part = 0; part < PAUSES; part += 1) {
    await keepPlaying(teacher);
    await teacher.keyboard.press(LAYOUTS[part % LAYOUTS.length] ?? 'Digit1');
    const until = performance.now() + partMs;
    for (let seek = 0; seek < SEEKS / PAUSES; seek += 1) {
      await wait(partMs / (SEEKS / PAUSES + 1));
      await teacher.keyboard.press(seek % 2 === 0 ? 'ArrowRight' : 'ArrowLeft');
    }
    await wait(Math.max(0, until - performance.now()));
    playing.push(bytes());
    playingMadeOf = madeOf();
    // In the first layout, which shows both tracks.
    if (part === 0) shapes = await Promise.all([teacher, screen].map(shapeOf));
    await teacher.keyboard.press('Space');
    await draw(teacher, pen, part);
  }
  await teacher.getByTestId('end').click();
  const confirm = teacher.getByTestId('end-confirm');
  if ((await confirm.count()) > 0) await confirm.click();
  await teacher.getByTestId('search').waitFor();
}

/** On the picture, which is paused or pauses under the pen. */
async function draw(teacher: Page, pen: Pen, part: number): Promise<void> {
  const box = await teacher.locator('.player-picture').boundingBox();
  if (!box) throw new Error('there is no picture');
  const each = STROKES / PAUSES;
  for (let stroke = 0; stroke < each; stroke += 1) {
    const y = 0.1 + (0.8 * (stroke + part / PAUSES)) / each;
    await pen.line(at(box, 0.2, y), at(box, 0.6, y), 8);
  }
}

function wait(ms: number): Promise<void> {
  return new Promise((done) => setTimeout(done, ms));
}
